--! Previous: sha1:3c0ae1c556aca2332f6f3b08700a6611d5122145
--! Hash: sha1:305b270da03b5a10df3e289216030fac64681997
--! Message: fails

INSERT INTO nowhere VALUES (1);
