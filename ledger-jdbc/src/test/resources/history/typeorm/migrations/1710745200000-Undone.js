module.exports.Undone1710745200000 = class Undone1710745200000 {
  async up(queryRunner) {
    await queryRunner.query('CREATE TABLE undone (id int)');
  }

  async down(queryRunner) {
    await queryRunner.query('DROP TABLE undone');
  }
};
