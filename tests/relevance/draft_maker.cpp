// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/relevance/draft_maker.hpp"

#include "tests/support/docx.hpp"

#include <algorithm>
#include <array>
#include <sstream>
#include <utility>

namespace onrecord::relevance {
namespace {

constexpr std::size_t quotations_of_a_draft = 8;

std::vector<std::string> words_of(const std::string& text) {
    std::istringstream stream{text};
    std::vector<std::string> words;
    for (std::string word; stream >> word;) {
        words.push_back(word);
    }
    return words;
}

std::string joined(const std::vector<std::string>& words, std::size_t begin, std::size_t end) {
    std::string text;
    for (std::size_t i = begin; i < end; ++i) {
        text += (i == begin ? "" : " ") + words[i];
    }
    return text;
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos;
         at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
    return text;
}

/// The word without the marks at its end, and those.
std::pair<std::string, std::string> parted(const std::string& word) {
    const std::size_t end = word.find_last_not_of(".,;:!?") + 1;
    return {word.substr(0, end), word.substr(end)};
}

struct Swap {
    std::string_view from;
    std::string_view to;
};

/// Words that say the same and look otherwise: the check must not take one for the other.
constexpr Swap synonyms[] = {
    {"people", "citizens"}, {"want", "wish"},         {"need", "require"},
    {"think", "believe"},   {"big", "large"},         {"good", "fine"},
    {"bad", "poor"},        {"country", "nation"},    {"money", "funds"},
    {"jobs", "employment"}, {"now", "currently"},     {"also", "additionally"},
    {"but", "however"},     {"very", "extremely"},    {"make", "create"},
    {"help", "assist"},     {"going", "planning"},    {"get", "obtain"},
    {"said", "stated"},     {"new", "novel"},         {"many", "numerous"},
    {"right", "correct"},   {"because", "since"},     {"work", "labour"},
    {"great", "excellent"}, {"problem", "challenge"}, {"know", "understand"},
    {"can", "could"},       {"war", "conflict"},      {"tax", "levy"},
    {"keep", "maintain"},   {"start", "begin"},
};

constexpr std::string_view fillers[] = {
    "The meeting lasted until the evening and ended without a decision.",
    "Reporters waited outside the hall while the doors stayed shut.",
    "A further round of talks is planned for the coming week.",
    "The figures were published on the ministry's website the same day.",
    "Nobody was hurt, and the road was opened again before noon.",
};

/// Marks by which a quotation may be set.
constexpr Swap marks[] = {{"\"", "\""}, {"“", "”"}, {"“", "”"}, {"\"", "\""}};

}  // namespace

/// A sentence in pieces, so that each kind of draft writes its marks its own way.
struct DraftMaker::Sentence {
    std::string before;
    std::string words;
    std::string between;  ///< Of a quotation in two pieces.
    std::string more_words;
    std::string after;
};

std::string_view name_of(Truth truth) {
    constexpr std::string_view names[] = {
        "true, in many manners of print", "altered", "given to another", "invented", "paraphrased"};
    return names[static_cast<std::size_t>(truth)];
}

/// A cut beside a number takes its unit away: that would be an alteration.
bool is_beside_number(const std::vector<std::string>& words, std::size_t cut) {
    const auto has_digit = [&](std::size_t at) {
        return at < words.size() && words[at].find_first_of("0123456789") != std::string::npos;
    };
    return (cut > 0 && has_digit(cut - 1)) || has_digit(cut);
}

bool is_denial(const std::string& word) {
    constexpr std::string_view denials[] = {
        "not", "no", "never", "nobody", "nothing", "none", "neither", "nor", "without", "cannot"};
    const auto [bare, end] = parted(word);
    const bool is_contracted = bare.ends_with("n't") || bare.ends_with("n’t");
    return is_contracted || std::ranges::find(denials, bare) != std::end(denials);
}

/// A part of a sentence that denies in what is cut off ("We do not want | a fight") misleads, and
/// the check says so: it is no true quotation in another manner. `begin` to `end` is kept.
bool leaves_a_denial_out(const std::vector<std::string>& words,
                         std::size_t begin,
                         std::size_t end) {
    const auto ends_sentence = [](const std::string& word) {
        return std::string_view{".?!"}.find(word.back()) != std::string_view::npos;
    };
    for (std::size_t at = begin; at > 0 && !ends_sentence(words[at - 1]); --at) {
        if (is_denial(words[at - 1])) return true;
    }
    if (ends_sentence(words[end - 1])) return false;
    for (std::size_t at = end; at < words.size(); ++at) {
        if (is_denial(words[at])) return true;
        if (ends_sentence(words[at])) break;
    }
    return false;
}

/// The same words in another manner: what is no misquotation.
std::string DraftMaker::as_printed_elsewhere(const std::string& words) {
    std::vector<std::string> parts = words_of(words);
    switch (below(7)) {
        case 0:  // A contiguous part.
            if (parts.size() >= 10) {
                const std::size_t length = 6 + below(parts.size() - 8);
                const std::size_t begin = below(parts.size() - length + 1);
                if (!is_beside_number(parts, begin) && !is_beside_number(parts, begin + length) &&
                    !leaves_a_denial_out(parts, begin, begin + length)) {
                    return joined(parts, begin, begin + length);
                }
            }
            return words;
        case 1:
            return replaced(words, "'", "’");
        case 2:
            return replaced(replaced(words, " percent ", "% "), " per cent ", "% ");
        case 3:
            return replaced(words, " do not ", " don't ");
        case 4: {  // An ellipsis for the end.
            if (parts.size() < 12 || is_beside_number(parts, parts.size() - 3) ||
                leaves_a_denial_out(parts, 0, parts.size() - 3)) {
                return words;
            }
            return joined(parts, 0, parts.size() - 3) + " ...";
        }
        case 5:
            return replaced(words, " - ", " — ");
        default:
            return words;
    }
}

/// One thing changed that changes what was said.
std::string DraftMaker::altered(const std::string& words) {
    std::vector<std::string> parts = words_of(words);
    const auto denial = std::ranges::find(parts, "not");
    if (denial != parts.end() && below(2) == 0) {
        parts.erase(denial);
        return joined(parts, 0, parts.size());
    }
    for (std::string& part : parts) {
        const bool is_number = part.find_first_of("0123456789") != std::string::npos;
        if (!is_number) continue;
        char& digit = part[part.find_first_of("0123456789")];
        digit = digit == '9' ? '4' : static_cast<char>(digit + 1);
        return joined(parts, 0, parts.size());
    }
    const std::size_t at = 2 + below(parts.size() - 3);
    if (below(2) == 0) {
        parts.insert(parts.begin() + static_cast<std::ptrdiff_t>(at), "never");
    } else {
        const auto other = words_of(draw().words);
        const std::string word = parted(other[below(other.size())]).first;
        parts[at] = word == parted(parts[at]).first || word.empty() ? "nowhere" : word;
    }
    return joined(parts, 0, parts.size());
}

/// Synonyms, and the clauses turned round.
std::string DraftMaker::paraphrased(const std::string& words) {
    std::vector<std::string> parts = words_of(words);
    std::size_t changed = 0;
    for (std::string& part : parts) {
        const auto [word, end] = parted(part);
        const auto* row = std::ranges::find(synonyms, std::string_view{word}, &Swap::from);
        if (row == std::end(synonyms)) continue;
        part = std::string{row->to} + end;
        ++changed;
    }
    if (changed == 0) return {};
    std::string text = joined(parts, 0, parts.size());
    const std::size_t comma = text.find(", ");
    if (comma == std::string::npos || comma < 20 || comma + 20 > text.size()) return text;
    std::string turned = text.substr(comma + 2);
    while (!turned.empty() && std::string_view{".?!"}.find(turned.back()) != std::string::npos) {
        turned.pop_back();
    }
    return turned + ", " + text.substr(0, comma);
}

std::string DraftMaker::other_speaker(const std::string& speaker) {
    const auto surname = [](const std::string& name) {
        return name.substr(std::min(name.rfind(' '), name.size()) +
                           (name.rfind(' ') == std::string::npos ? 0 : 1));
    };
    for (int tries = 0; tries < 100; ++tries) {
        const std::string& other = draw().speaker;
        if (surname(other) != surname(speaker)) return other;
    }
    return "Rosalind Peverell";
}

Planted DraftMaker::plant(Truth truth) {
    for (;;) {
        const PrintedQuote& source = draw();
        Planted planted{truth, source.words, source.speaker};
        switch (truth) {
            case Truth::True:
                planted.words = as_printed_elsewhere(source.words);
                break;
            case Truth::Altered:
                planted.words = altered(source.words);
                break;
            case Truth::Swapped:
                planted.speaker = other_speaker(source.speaker);
                break;
            case Truth::Invented:
                planted.words = sources_.invented[below(sources_.invented.size())];
                break;
            case Truth::Paraphrased:
                planted.words = paraphrased(source.words);
                break;
        }
        if (!planted.words.empty()) return planted;
    }
}

DraftMaker::Sentence DraftMaker::write(const Planted& planted) {
    std::string words = planted.words;
    while (!words.empty() && std::string_view{".,"}.find(words.back()) != std::string::npos) {
        words.pop_back();
    }
    const bool is_closed = words.ends_with('?') || words.ends_with('!');
    const std::string& who = planted.speaker;
    switch (below(6)) {
        case 0:
            return {"", words + (is_closed ? "" : ","), "", "", " " + who + " said."};
        case 1:
            return {"", words + (is_closed ? "" : ","), "", "", " said " + who + " on Monday."};
        case 2:
            return {who + " told reporters: ", words + (is_closed ? "" : "."), "", "", ""};
        case 3: {
            const auto parts = words_of(words);
            if (parts.size() < 12) break;
            const std::size_t half = parts.size() / 2;
            if (is_beside_number(parts, half)) break;
            return {"",
                    joined(parts, 0, half) + ",",
                    " " + who + " said, ",
                    joined(parts, half, parts.size()) + (is_closed ? "" : "."),
                    ""};
        }
        case 4:
            return {"At the meeting on Tuesday, " + who + " said, ",
                    words + (is_closed ? "" : "."),
                    "",
                    "",
                    ""};
        default:
            break;
    }
    return {who + " said: ", words + (is_closed ? "" : "."), "", "", ""};
}

/// What stands between the marks, in the draft's own markup.
std::string DraftMaker::inside(const std::string& words, std::string_view kind) {
    if (kind == "html" || kind == "docx") {
        return replaced(replaced(replaced(words, "&", "&amp;"), "<", "&lt;"), ">", "&gt;");
    }
    if (kind != "md") return words;
    std::string text;
    for (const char c : words) {
        if (std::string_view{"*_`[]<&\\#>"}.find(c) != std::string_view::npos) text += '\\';
        text += c;
    }
    const std::size_t blank = text.find(' ');
    // An emphasised word.
    if (blank == std::string::npos || below(3) != 0) return text;
    const std::size_t end = std::min(text.find(' ', blank + 1), text.size());
    const std::string word = text.substr(blank + 1, end - blank - 1);
    if (word.size() < 2 || word.find_first_of("*_`[]\\.,'") != std::string::npos) return text;
    return text.substr(0, blank + 1) + "*" + word + "*" + text.substr(end);
}

MadeDraft DraftMaker::make() {
    constexpr std::array<std::string_view, 4> kinds{"txt", "md", "html", "docx"};
    const std::string_view kind = kinds[below(kinds.size())];
    MadeDraft draft;
    draft.name = "draft." + std::string{kind};
    std::vector<std::string> paragraphs{std::string{fillers[below(std::size(fillers))]}};
    for (std::size_t i = 0; i < quotations_of_a_draft; ++i) {
        const auto truth = static_cast<Truth>(i < 3 ? 0 : below(truth_count));
        const Planted planted = plant(truth);
        const Sentence sentence = write(planted);
        const auto& [open, close] = marks[below(std::size(marks))];
        const auto quoted = [&](const std::string& words) {
            return std::string{open} + inside(words, kind) + std::string{close};
        };
        std::string text = inside(sentence.before, kind) + quoted(sentence.words);
        draft.planted.push_back({truth, sentence.words, planted.speaker});
        if (!sentence.more_words.empty()) {
            text += inside(sentence.between, kind) + quoted(sentence.more_words);
            draft.planted.push_back({truth, sentence.more_words, planted.speaker});
        }
        text += inside(sentence.after, kind);
        if (below(2) == 0) text += " " + std::string{fillers[below(std::size(fillers))]};
        paragraphs.push_back(std::move(text));
    }
    std::string body;
    for (const std::string& paragraph : paragraphs) {
        if (kind == "html") {
            body += "<p>" + paragraph + "</p>\n";
        } else if (kind == "docx") {
            body += "<w:p><w:r><w:t>" + paragraph + "</w:t></w:r></w:p>";
        } else {
            body += paragraph + "\n\n";
        }
    }
    draft.bytes = kind == "docx" ? tests::docx_of(body) : body;
    return draft;
}

}  // namespace onrecord::relevance
