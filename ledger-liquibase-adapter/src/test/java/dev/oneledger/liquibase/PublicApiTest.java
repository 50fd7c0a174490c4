package dev.oneledger.liquibase;

import dev.oneledger.testkit.ApiListingContract;

class PublicApiTest extends ApiListingContract {}
