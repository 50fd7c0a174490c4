defmodule Shop.Fails do
  use Ecto.Migration

  def up, do: execute("INSERT INTO nowhere VALUES (1)")
  def down, do: execute("SELECT 1")
end
