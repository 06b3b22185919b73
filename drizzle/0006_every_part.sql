CREATE TABLE `entry_gap` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`directorate_id` text NOT NULL,
	`entry_kind` text NOT NULL,
	`entry_id` text NOT NULL,
	`quarter` text NOT NULL,
	`prints` text NOT NULL,
	`by_id` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`directorate_id`) REFERENCES `directorate`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `entry_gap_quarter` ON `entry_gap` (`directorate_id`,`quarter`,`id`);--> statement-breakpoint
CREATE TABLE `section_wording` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`directorate_id` text NOT NULL,
	`quarter` text NOT NULL,
	`section` text NOT NULL,
	`text` text,
	`by_id` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`directorate_id`) REFERENCES `directorate`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `section_wording_quarter` ON `section_wording` (`directorate_id`,`quarter`,`id`);--> statement-breakpoint
ALTER TABLE `draft` ADD `seen` text;--> statement-breakpoint
ALTER TABLE `led_update` ADD `how_it_came` text;--> statement-breakpoint
CREATE INDEX `audit_of_time` ON `audit` (`at`);--> statement-breakpoint
CREATE INDEX `audit_of_actor` ON `audit` (`actor`);--> statement-breakpoint
CREATE INDEX `audit_on_behalf` ON `audit` (`on_behalf_of`) WHERE on_behalf_of is not null;--> statement-breakpoint
CREATE INDEX `update_of_time` ON `milestone_update` (`at`);--> statement-breakpoint
CREATE INDEX `updates_covered_by` ON `milestone_update` (`covered_by_id`);--> statement-breakpoint
CREATE INDEX `form_draft_by_quarter` ON `form_draft` (`form`,`quarter`,`state`);