module.exports.CreateCustomers1704447000000 = class CreateCustomers1704447000000 {
  async up(queryRunner) {
    await queryRunner.query('CREATE TABLE customers (id int)');
  }

  async down(queryRunner) {
    await queryRunner.query('DROP TABLE customers');
  }
};
