namespace Dashboard.Evaluation;

/// <summary>What others reached on these sets and what we aim at, as <c>data/README.md</c> quotes it; * from memory of the papers.</summary>
internal static class PublishedFigures
{
    public static string? Of(string set) => Known.GetValueOrDefault(set);

    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        ["news_conflicts"] = "published none; plain AUC 0.66; target 60 % of contradictions, at most 4 % of compatible flagged, 60 % of quote_drift named",
        ["news_edits"] = "published none; plain AUC 0.96; target F1 of contradiction 0.92, each harmless kind flagged at most 3 %, quote_drift F1 0.8",
        ["news_docs"] = "published none; target 75 % found in copy, 45 % in other_report, false alarms 5 % and 10 %",
        ["newsnli"] = "published accuracy: larger class 50.7, BERT 72.8*, Q-REAS 61.1*, tuned 13B 72.4; plain AUC 0.79; target accuracy 76",
        ["rte_quant"] = "published accuracy: larger class 57.8*, Q-REAS 56.6*, GPT 68.1*, tuned 13B 70.0; plain AUC 0.66; target accuracy 71",
        ["redditnli"] = "published accuracy: larger class 58.4*, Q-REAS 50.8*, GPT 52.4*, tuned 13B 70.5; plain AUC 0.83; target accuracy 72",
        ["awpnli"] = "published accuracy: larger class 50.0, BERT 42.2*, Q-REAS 71.5*, tuned 13B 95.5; plain AUC 0.49; target accuracy 92",
        ["numeric_stress"] = "published accuracy: larger class 33.3, BERT 36.9*, Q-REAS 63.3*, tuned 13B 96.9; plain AUC 0.997; target accuracy 98",
        ["breaking_nli"] = "published accuracy: decomposable attention 51.9*, ESIM 65.6*, WordNet lookup 85.8*, KIM 83.5*, people 94.1*; plain AUC 0.97; target accuracy 90",
        ["sick"] = "published accuracy: best of SemEval-2014 84.6*, larger class 56.7; plain AUC 0.97; target accuracy 82",
        ["counterfactual_nli"] = "published accuracy: BERT trained on all of SNLI 90.4 original, 54.3 revised premise, 74.3 revised hypothesis*; plain AUC 0.69; target F1 of contradiction 0.60",
        ["negation_nli"] = "published: models good on the originals lose about 20 points*; plain AUC 0.77; target F1 of contradiction 0.65",
        ["fever_symmetric"] = "published accuracy: BERT 57.5, reweighted 61.6 (version 0.1); plain AUC 0.66; target F1 of contradiction 0.66",
        ["fool_me_twice"] = "plain AUC 0.60",
        ["conj_nli"] = "published accuracy: RoBERTa 64.7, best 69.2*; plain AUC 0.77; target F1 of contradiction 0.60",
        ["snli_1k"] = "published accuracy on all of SNLI: word-feature classifier 78.2*, ESIM 88.0*, BERT 90*; plain AUC 0.69",
        ["mnli_matched_1k"] = "published accuracy on all of MultiNLI: ESIM 72*, BERT 84*; plain AUC 0.69",
        ["mnli_mismatched_1k"] = "published accuracy on all of MultiNLI: ESIM 72*, BERT 84*; plain AUC 0.76",
        ["summedits_pairs"] = "plain AUC 0.81; target balanced accuracy 70",
        ["summedits_news"] = "published balanced accuracy: GPT-4 83.3, QAFactEval 74.4, SummaC 61.9, people 90.0; target 75",
    };
}
