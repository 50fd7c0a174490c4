class CreateCustomers < ActiveRecord::Migration[6.1]
  def change
    create_table(:customers) { |t| t.string :name, null: false }
  end
end
