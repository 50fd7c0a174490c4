defmodule Shop.CreateCustomers do
  use Ecto.Migration

  def up, do: execute("CREATE TABLE customers (id int)")
  def down, do: execute("DROP TABLE customers")
end
