package dev.oneledger.jdbc;

import dev.oneledger.testkit.ApiListingContract;

class PublicApiTest extends ApiListingContract {}
