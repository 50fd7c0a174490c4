package dev.oneledger;

import dev.oneledger.testkit.ApiListingContract;

class PublicApiTest extends ApiListingContract {}
