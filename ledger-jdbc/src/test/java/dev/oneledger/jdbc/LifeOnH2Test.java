package dev.oneledger.jdbc;

class LifeOnH2Test extends LifeSuite {
  @Override
  TargetFixture fixture() {
    return new H2Fixture();
  }
}
