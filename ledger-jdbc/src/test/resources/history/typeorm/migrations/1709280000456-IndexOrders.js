module.exports.IndexOrders1709280000456 = class IndexOrders1709280000456 {
  async up(queryRunner) {
    await queryRunner.query('CREATE INDEX orders_id ON orders (id)');
  }

  async down(queryRunner) {
    await queryRunner.query('SELECT 1');
  }
};
