module.exports.Fails1712070000000 = class Fails1712070000000 {
  async up(queryRunner) {
    await queryRunner.query('INSERT INTO nowhere VALUES (1)');
  }

  async down(queryRunner) {
    await queryRunner.query('SELECT 1');
  }
};
