# The story, on the database of the arguments: two steps, one undone, one that fails.
[product, url, files] = System.argv()

defmodule Shop.Repo do
  use Ecto.Repo,
    otp_app: :shop,
    adapter: if(hd(System.argv()) == "postgresql", do: Ecto.Adapters.Postgres, else: Ecto.Adapters.MyXQL)
end

Logger.configure(level: :none)
{:ok, _} = Application.ensure_all_started(:ecto_sql)
{:ok, _} = Application.ensure_all_started(if(product == "postgresql", do: :postgrex, else: :myxql))
{:ok, _} = Shop.Repo.start_link(url: url, pool_size: 2)

run = fn direction, options -> Ecto.Migrator.run(Shop.Repo, files, direction, [log: false] ++ options) end

run.(:up, to: 20_240_212_110_000)
run.(:up, to: 20_240_318_070_000)
run.(:down, step: 1)

fails = files |> Path.join("20240402150000_fails.exs") |> Code.require_file() |> hd() |> elem(0)

try do
  Ecto.Migrator.up(Shop.Repo, 20_240_402_150_000, fails, log: false)
  raise "expected to fail"
rescue
  failed -> if not String.contains?(Exception.message(failed), "nowhere"), do: reraise(failed, __STACKTRACE__)
end
