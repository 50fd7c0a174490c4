<?php

// Bestellungen für Kundinnen & Kunden – ✓
use Illuminate\Database\Capsule\Manager;
use Illuminate\Database\Migrations\Migration;

class AddOrders extends Migration
{
    public function up()
    {
        Manager::statement('CREATE TABLE orders (id int)');
    }

    public function down()
    {
        Manager::statement('DROP TABLE orders');
    }
}
