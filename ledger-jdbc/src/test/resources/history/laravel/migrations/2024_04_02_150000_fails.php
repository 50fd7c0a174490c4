<?php

use Illuminate\Database\Capsule\Manager;
use Illuminate\Database\Migrations\Migration;

class Fails extends Migration
{
    public function up()
    {
        Manager::statement('INSERT INTO nowhere VALUES (1)');
    }

    public function down()
    {
        Manager::statement('SELECT 1');
    }
}
