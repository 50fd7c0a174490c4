package dev.oneledger.ddl;

import dev.oneledger.testkit.ApiListingContract;

class PublicApiTest extends ApiListingContract {}
