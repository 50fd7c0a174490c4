package dev.oneledger.flyway;

import dev.oneledger.testkit.ApiListingContract;

class PublicApiTest extends ApiListingContract {}
