using Dashboard.Evaluation;
using Dashboard.Evaluation.Extraction;
using Dashboard.Evaluation.Fuzzing;
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
// These have choices of their own, the others read a file or a folder.
return args switch
{
    ["train", "tone", .. var choices] => ToneTraining.Run(choices, Console.Out),
    ["fuzz", .. var choices] => FuzzTask.Run(choices, Console.Out),
    _ => CommandLine.Run(args, tasks),
};
