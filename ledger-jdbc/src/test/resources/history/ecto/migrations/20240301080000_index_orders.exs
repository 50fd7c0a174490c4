defmodule Shop.IndexOrders do
  use Ecto.Migration

  def up, do: execute("CREATE INDEX orders_id ON orders (id)")
  def down, do: execute("SELECT 1")
end
