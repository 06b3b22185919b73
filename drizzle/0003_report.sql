CREATE TABLE `check_decision` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`directorate_id` text NOT NULL,
	`quarter` text NOT NULL,
	`key` text NOT NULL,
	`check_code` text NOT NULL,
	`level` text NOT NULL,
	`kind` text NOT NULL,
	`reason` text NOT NULL,
	`actor` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`directorate_id`) REFERENCES `directorate`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `check_decision_of_finding` ON `check_decision` (`directorate_id`,`key`);--> statement-breakpoint
ALTER TABLE `directorate` ADD `checks` text DEFAULT '{}' NOT NULL;