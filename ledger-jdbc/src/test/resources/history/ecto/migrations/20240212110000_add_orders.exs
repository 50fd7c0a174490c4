# Bestellungen für Kundinnen & Kunden – ✓
defmodule Shop.AddOrders do
  use Ecto.Migration

  def up, do: execute("CREATE TABLE orders (id int)")
  def down, do: execute("DROP TABLE orders")
end
