using Dashboard.Evaluation;
using Dashboard.Evaluation.Extraction;
using Dashboard.Evaluation.Training;
using Dashboard.Evaluation.Training.Tone;

// One line per task; each reads its own file, prints its report and returns the exit code.
var tasks = new Dictionary<string, EvaluationTask>
{
    ["extraction"] = ExtractionTask.Run,
    ["false-alarms"] = FalseAlarmTask.Run,
    ["lexicon"] = LexiconTask.Run,
    ["language"] = LanguageTask.Run,
    ["train-language"] = TrainLanguageTask.Run,
    ["moderation"] = ModerationTask.Run,
    ["quiet"] = QuietTask.Run,
    ["form"] = FormTask.Run,
    ["contradiction"] = ContradictionTask.Run,
    ["reuse"] = ReuseTask.Run,
    ["placing"] = PlacingTask.Run,
    ["train-pairs"] = PairTraining.Run,
    ["train-numbers"] = NumberTraining.Run,
    ["train-confidence"] = ConfidenceTraining.Run,
    ["train-summaries"] = SummaryTraining.Run,
    ["numbers"] = NumbersTask.Run,
};
// It has choices of its own, the others read a file or a folder.
return args is ["train", "tone", .. var choices] ? ToneTraining.Run(choices, Console.Out) : CommandLine.Run(args, tasks);
