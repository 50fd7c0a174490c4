# The story, on the database of ARGV: a schema is loaded, then migrations are applied, undone, failed, and one's file is lost.
require "active_record"

ActiveRecord::Base.establish_connection(ARGV.fetch(0))
ActiveRecord::Migration.verbose = false
path = ARGV.fetch(1)
ActiveRecord::Migrator.migrations_paths = [path]

def context(path)
  ActiveRecord::MigrationContext.new(path, ActiveRecord::SchemaMigration)
end

# As schema.rb does: every migration up to its version counts as applied, and none of them runs.
ActiveRecord::Schema.verbose = false
ActiveRecord::Schema.define(version: 2024_01_01_000000) { }

context(path).migrate(2024_02_12_110000)
context(path).migrate(2024_03_01_080000)
context(path).rollback(1)
context(path).run(:up, 2024_03_18_070000)
begin
  context(path).run(:up, 2024_04_02_150000)
  abort "expected to fail"
rescue StandardError => failed
  abort failed.message unless failed.message.include?("nowhere")
end

lost = "#{path}/20240503101112_lost.rb"
File.write(lost, "class Lost < ActiveRecord::Migration[6.1]\n  def change\n    create_table :lost\n  end\nend\n")
context(path).run(:up, 2024_05_03_101112)
File.delete(lost)
