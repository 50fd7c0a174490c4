<?php

use Illuminate\Database\Capsule\Manager;
use Illuminate\Database\Migrations\Migration;

class Undone extends Migration
{
    public function up()
    {
        Manager::statement('CREATE TABLE undone (id int)');
    }

    public function down()
    {
        Manager::statement('DROP TABLE undone');
    }
}
