ALTER TABLE `indicator` ADD `supplier_id` text REFERENCES person(id);--> statement-breakpoint
ALTER TABLE `indicator` ADD `tolerance` real;