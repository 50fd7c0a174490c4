DROP VIEW overview;
