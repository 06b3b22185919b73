CREATE TABLE `sign_off_void` (
	`draft_id` integer PRIMARY KEY NOT NULL,
	`changed` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`draft_id`) REFERENCES `sign_off_draft`(`id`) ON UPDATE no action ON DELETE no action
);
