<?php

use Illuminate\Database\Capsule\Manager;
use Illuminate\Database\Migrations\Migration;

class IndexOrders extends Migration
{
    public function up()
    {
        Manager::statement('CREATE INDEX orders_id ON orders (id)');
    }

    public function down()
    {
        Manager::statement('SELECT 1');
    }
}
