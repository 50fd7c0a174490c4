class Fails < ActiveRecord::Migration[6.1]
  def up
    execute "INSERT INTO nowhere VALUES (1)"
  end
end
