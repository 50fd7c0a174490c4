<?php

use Illuminate\Database\Capsule\Manager;
use Illuminate\Database\Migrations\Migration;

class CreateCustomers extends Migration
{
    public function up()
    {
        Manager::statement('CREATE TABLE customers (id int)');
    }

    public function down()
    {
        Manager::statement('DROP TABLE customers');
    }
}
