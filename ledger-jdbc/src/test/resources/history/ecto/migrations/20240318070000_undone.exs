defmodule Shop.Undone do
  use Ecto.Migration

  def up, do: execute("CREATE TABLE undone (id int)")
  def down, do: execute("DROP TABLE undone")
end
