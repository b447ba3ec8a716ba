-- What lists are ordered by, so that no page reads a table whole.
CREATE INDEX dataset_deleted ON dataset(deleted);
CREATE INDEX attachment_deleted ON attachment(deleted);
CREATE INDEX model_performance_metrics_when ON model_performance_metrics(evaluation_date, id);
CREATE INDEX model_training_history_start ON model_training_history(training_start, id);
