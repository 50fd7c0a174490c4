class FromSchema < ActiveRecord::Migration[6.1]
  def change
    create_table :never_made
  end
end
