module.exports.Taken1711800000000 = class Taken1711800000000 {
  async up(queryRunner) {
    await queryRunner.query('CREATE TABLE never_made (id int)');
  }

  async down(queryRunner) {
    await queryRunner.query('DROP TABLE never_made');
  }
};
