CREATE TABLE `absence` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`person_id` text NOT NULL,
	`first_day` text NOT NULL,
	`last_day` text NOT NULL,
	`set_by` text NOT NULL,
	`set_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `absence_of_person` ON `absence` (`person_id`,`last_day`);--> statement-breakpoint
CREATE TABLE `snooze` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`person_id` text NOT NULL,
	`until` integer NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `snooze_of_person` ON `snooze` (`person_id`,`id`);--> statement-breakpoint
ALTER TABLE `collection_window` ADD `start` text DEFAULT 'by-itself' NOT NULL;--> statement-breakpoint
ALTER TABLE `delivery` ADD `target_id` integer;--> statement-breakpoint
CREATE INDEX `delivery_of_target` ON `delivery` (`target_id`);--> statement-breakpoint
ALTER TABLE `directorate` ADD `officers_channel_id` text;--> statement-breakpoint
ALTER TABLE `directorate` ADD `nation` text;--> statement-breakpoint
ALTER TABLE `directorate` ADD `closure_days` text DEFAULT '[]' NOT NULL;