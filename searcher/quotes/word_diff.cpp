// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/quotes/word_diff.hpp"

#include <algorithm>
#include <cctype>
#include <optional>
#include <string>

namespace onrecord::searcher::quotes {

namespace {

// Folded forms (schema/analyzer.hpp), in byte order within a language. English, German, French,
// Spanish, Ukrainian, Russian: the languages that docs/annotation.md speaks of.
constexpr std::string_view negations[] = {
    "barely", "cannot",  "hardly",  "neither", "never",    "no",      "nobody", "none",   "nor",
    "not",    "nothing", "nowhere", "without", "kein",     "keine",   "keinem", "keinen", "keiner",
    "keines", "nicht",   "nichts",  "nie",     "niemals",  "niemand", "ohne",   "aucun",  "aucune",
    "jamais", "ne",      "ni",      "pas",     "personne", "rien",    "sans",   "jamas",  "nada",
    "nadie",  "ningun",  "ninguna", "nunca",   "sin",      "tampoco", "не",     "ні",     "ніколи",
    "немає",  "без",     "нет",     "ни",      "никогда",  "нельзя",
};
constexpr std::string_view conditions[] = {
    "if",
    "unless",
    "provided",
    "would",
    "could",
    "might",
    "wenn",
    "falls",
    "sofern",
    "si",
    "sauf",
    "salvo",
    "якщо",
    "якби",
    "если",
    "бы",
};
constexpr std::string_view number_words[] = {
    "zero",     "one",       "two",     "three",    "four",    "five",     "six",      "seven",
    "eight",    "nine",      "ten",     "eleven",   "twelve",  "thirteen", "twenty",   "thirty",
    "forty",    "fifty",     "sixty",   "seventy",  "eighty",  "ninety",   "hundred",  "hundreds",
    "thousand", "thousands", "million", "millions", "billion", "billions", "trillion", "half",
    "quarter",  "third",     "dozen",   "percent",  "per",     "$",        "%",        "€",
    "£",        "¥",         "₴",       "₽",
};

bool is_one_of(std::string_view form, std::span<const std::string_view> list) {
    return std::find(list.begin(), list.end(), form) != list.end();
}

/// True when the word is written with a capital and does not open the text or a sentence.
bool is_name(const WordsOf& of, std::uint32_t at) {
    const schema::Word& word = of.words[at];
    const auto first = static_cast<unsigned char>(of.text[word.span.begin]);
    // Latin capitals are one byte; a capital beyond ASCII begins the folded form otherwise than
    // the text, as most accents do too, so only ASCII and Cyrillic are told apart here.
    const bool is_cyrillic_capital =
        first == 0xD0 && word.span.length() > 1 &&
        static_cast<unsigned char>(of.text[word.span.begin + 1]) < 0xB0;
    if (std::isupper(first) == 0 && !is_cyrillic_capital) return false;
    if (at == 0 || word.form == "i") return false;
    const std::uint32_t before = of.words[at - 1].span.end;
    const auto between = of.text.substr(before, word.span.begin - before);
    return between.find_first_of(".!?:\n\"") == std::string_view::npos;
}

/// One side of a run of edits.
struct Side {
    std::optional<std::uint32_t> first;
    std::uint32_t last = 0;
    std::uint32_t negations = 0;
    std::uint32_t numbers = 0;
    std::uint32_t names = 0;

    void add(const WordsOf& of, std::uint32_t at) {
        if (!first) first = at;
        last = at;
        const std::string& form = of.words[at].form;
        if (is_negation(form)) ++negations;
        if (is_number(form)) ++numbers;
        if (is_name(of, at)) ++names;
    }

    std::string text(const WordsOf& of) const {
        if (!first) return {};
        const auto begin = of.words[*first].span.begin;
        return std::string{of.text.substr(begin, of.words[last].span.end - begin)};
    }
};

struct Run {
    bool is_same = false;
    Side pasted;
    Side printed;
};

Weight weigh(const Run& run) {
    if (run.is_same) return Weight::None;
    if (run.pasted.negations != run.printed.negations) return Weight::Negation;
    if (run.pasted.numbers + run.printed.numbers > 0) return Weight::Number;
    if (run.pasted.names + run.printed.names > 0) return Weight::Name;
    return Weight::None;
}

DiffKind kind_of(const Run& run) {
    if (run.is_same) return DiffKind::Same;
    if (!run.pasted.first) return DiffKind::Dropped;
    return run.printed.first ? DiffKind::Changed : DiffKind::Added;
}

}  // namespace

bool is_negation(std::string_view form) {
    return form.ends_with("n't") || is_one_of(form, negations);
}

bool is_condition(std::string_view form) { return is_one_of(form, conditions); }

bool is_number(std::string_view form) {
    return std::any_of(form.begin(), form.end(), [](char c) { return c >= '0' && c <= '9'; }) ||
           is_one_of(form, number_words);
}

std::string to_text(std::span<const DiffPiece> pieces) {
    std::string text;
    for (const DiffPiece& piece : pieces) {
        if (!text.empty()) text += ' ';
        if (piece.kind == DiffKind::Same) text += piece.printed;
        if (piece.kind == DiffKind::Same) continue;
        if (!piece.printed.empty()) text += "[-" + piece.printed + "-]";
        if (piece.kind == DiffKind::Changed) text += ' ';
        if (!piece.pasted.empty()) text += "{+" + piece.pasted + "+}";
    }
    return text;
}

std::vector<DiffPiece> word_diff(const Alignment& alignment,
                                 const WordsOf& pasted,
                                 const WordsOf& printed) {
    std::vector<Run> runs;
    for (const AlignStep& step : alignment.steps) {
        if (runs.empty() || runs.back().is_same != step.is_same)
            runs.push_back({step.is_same, {}, {}});
        if (step.pasted) runs.back().pasted.add(pasted, *step.pasted);
        if (step.printed) runs.back().printed.add(printed, *step.printed);
    }
    std::vector<DiffPiece> pieces;
    for (const Run& run : runs) {
        pieces.push_back(
            {kind_of(run), run.pasted.text(pasted), run.printed.text(printed), weigh(run)});
    }
    return pieces;
}

}  // namespace onrecord::searcher::quotes
