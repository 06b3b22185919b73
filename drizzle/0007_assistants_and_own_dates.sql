ALTER TABLE `collection_window` ADD `parts` text;--> statement-breakpoint
ALTER TABLE `directorate` ADD `parts` text;--> statement-breakpoint
ALTER TABLE `person` ADD `assistant_id` text;