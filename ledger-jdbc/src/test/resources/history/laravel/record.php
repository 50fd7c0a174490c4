<?php
// The story, on the database of the arguments: two batches, one undone, one that fails. The classes are those that
// `php artisan migrate` drives.
require 'Illuminate/Database/autoload.php';
require 'Illuminate/Filesystem/autoload.php';

use Illuminate\Database\Capsule\Manager;
use Illuminate\Database\Migrations\DatabaseMigrationRepository;
use Illuminate\Database\Migrations\Migrator;
use Illuminate\Filesystem\Filesystem;

[, $connection, $files, $folder] = $argv;

$database = new Manager();
$database->addConnection(json_decode($connection, true));
$database->setAsGlobal();
$repository = new DatabaseMigrationRepository($database->getDatabaseManager(), 'migrations');
$repository->createRepository();
$migrator = new Migrator($repository, $database->getDatabaseManager(), new Filesystem());

$batch = function (string ...$names) use ($files, $folder, $migrator) {
    foreach ($names as $name) {
        copy("$files/$name.php", "$folder/$name.php");
    }
    $migrator->run([$folder]);
};

mkdir($folder);
$batch('2024_01_05_093000_create_customers', '2024_02_12_110000_add_orders');
$batch('2024_03_01_080000_index_orders');
$batch('2024_03_18_070000_undone');
$migrator->rollback([$folder]);
unlink("$folder/2024_03_18_070000_undone.php");
try {
    $batch('2024_04_02_150000_fails');
    exit('expected to fail');
} catch (Illuminate\Database\QueryException $failed) {
    if (!str_contains($failed->getMessage(), 'nowhere')) {
        throw $failed;
    }
}
