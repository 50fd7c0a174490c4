# Says what Rails finds pending in a folder of migrations, and migrates: rails_migrate.rb URL FOLDER
require "active_record"

url, folder = ARGV
ActiveRecord::Base.establish_connection(url)
ActiveRecord::Migration.verbose = false
connection = ActiveRecord::Base.connection
context =
  if ActiveRecord.version >= Gem::Version.new("7.1")
    ActiveRecord::MigrationContext.new([folder])
  else
    ActiveRecord::MigrationContext.new([folder], connection.schema_migration)
  end
before = context.migrations_status.select { |status, _, _| status == "down" }.map { |_, version, _| version }
context.migrate
after = context.migrations_status.select { |status, _, _| status == "down" }
puts "pending before: #{before.join(' ')}; after: #{after.size}"
