package dev.oneledger.jdbc;

class LifeOnMariaDbTest extends LifeSuite {
  @Override
  TargetFixture fixture() {
    return new MariaDbFixture();
  }
}
