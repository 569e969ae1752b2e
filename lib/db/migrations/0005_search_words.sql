-- A tsvector holds 1 MB: of a text with too many different words so much counts as fits.
CREATE FUNCTION search_words(words text) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  most integer := 500000;
BEGIN
  LOOP
    BEGIN
      RETURN to_tsvector('pg_catalog.english', left(words, most)) || to_tsvector('pg_catalog.simple', translate(left(words, most), '''’', ''));
    EXCEPTION WHEN program_limit_exceeded THEN
      most := most / 2;
    END;
  END LOOP;
END $$;--> statement-breakpoint
ALTER TABLE "sessions" drop column "search";--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "search" "tsvector" GENERATED ALWAYS AS (search_words(title || ' ' || transcript)) STORED;--> statement-breakpoint
CREATE INDEX "sessions_search" ON "sessions" USING gin ("search");
