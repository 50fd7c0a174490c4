# Bestellungen für Kundinnen & Kunden – ✓
class AddOrders < ActiveRecord::Migration[6.1]
  def change
    create_table(:orders) { |t| t.bigint :customer_id, null: false }
  end
end
