// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/annotation/quotes/transcripts.hpp"

#include "corpus/annotation/letters.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace onrecord::corpus::annotation {
namespace {

constexpr std::uint32_t longest_head = 10;      ///< Tokens before the colon.
constexpr std::uint32_t longest_name = 3;       ///< Words of a head that is surely nobody's yet.
constexpr std::size_t turns_of_transcript = 3;  ///< With so many, paragraphs between go on.

/// What stands before a colon at a line's begin and is nobody.
constexpr auto headings = std::to_array<std::string_view>(
    {"update",     "updates",   "updated",    "watch",         "live",
     "breaking",   "analysis",  "read",       "exclusive",     "opinion",
     "video",      "photo",     "photos",     "pictures",      "listen",
     "note",       "notes",     "correction", "clarification", "editor",
     "summary",    "explainer", "key",        "what",          "why",
     "how",        "who",       "when",       "where",         "just",
     "latest",     "alert",     "warning",    "subject",       "re",
     "date",       "cc",        "fact",       "facts",         "factbox",
     "claim",      "verdict",   "myth",       "reality",       "source",
     "credit",     "caption",   "background", "context",       "timeline",
     "recap",      "location",  "time",       "place",         "weather",
     "sport",      "sports",    "score",      "result",        "results",
     "final",      "goal",      "poll",       "pick",          "tip",
     "tips",       "quote",     "tweet",      "related",       "next",
     "previous",   "today",     "tomorrow",   "advertisement", "sponsored",
     "developing", "urgent",    "flash",      "profile",       "gallery",
     "map",        "maps",      "graphic",    "podcast",       "review",
     "preview",    "comment",   "editorial",  "letter",        "letters",
     "headline",   "headlines", "story",      "stories",       "contact",
     "email",      "phone",     "website",    "tags",          "topics",
     "category",   "author",    "published",  "question",      "answer",
     "questions",  "answers",   "discussion", "conclusion",    "objective",
     "reminder",   "important", "attention",  "scene",         "setting",
     "meanwhile"});

enum class Head { None, Weak, Sure };

struct Candidate {
    std::uint32_t paragraph = 0;
    TokenRange head;
    std::uint32_t content = 0;  ///< First token of the words.
    Head strength = Head::None;
    bool is_upper = false;
    bool has_colon = true;
    bool in_person = false;  ///< Says I, we, you, or asks.
};

class TurnFinder {
public:
    TurnFinder(const TextReading& text, const std::vector<PlaceMention>& places)
        : text_{text},
          places_{places} {}

    std::vector<Turn> find() {
        const auto count = static_cast<std::uint32_t>(text_.reading.paragraphs.size());
        for (std::uint32_t number = 0; number < count; ++number) {
            if (auto candidate = read_head(number)) candidates_.push_back(*candidate);
        }
        if (candidates_.empty()) return {};
        judge();
        std::vector<Turn> turns;
        for (std::size_t at = 0; at < candidates_.size(); ++at) {
            if (is_turn(candidates_[at])) turns.push_back(turn(at));
        }
        return turns;
    }

private:
    const Token& token(std::uint32_t at) const { return text_.reading.tokens[at]; }

    std::optional<Candidate> read_head(std::uint32_t number) const {
        const TokenRange paragraph = text_.reading.paragraphs[number];
        const Token& first = token(paragraph.begin);
        if (!first.is_word() || !first.is_capital || first.quote != 0) return std::nullopt;
        if (auto question = read_question(number)) return question;
        const std::uint32_t end = std::min(paragraph.end, paragraph.begin + longest_head);
        Candidate made{number, {paragraph.begin, end}, end};
        made.is_upper = true;
        bool is_head = true;  // Not yet behind a comma or within brackets.
        for (std::uint32_t at = paragraph.begin; at < end; ++at) {
            const TokenKind kind = token(at).kind;
            if (kind == TokenKind::Colon) {
                if (is_head) made.head.end = at;
                made.content = at + 1;
                return complete(made, paragraph);
            }
            if (kind == TokenKind::Comma || kind == TokenKind::Open) {
                if (is_head) made.head.end = at;
                is_head = false;
            } else if (is_head) {
                if (kind != TokenKind::Word) return std::nullopt;
                made.is_upper = made.is_upper && is_shouted(token(at));
            }
        }
        return std::nullopt;
    }

    // "Q: When?", "Q. When?" and, in a transcript, "Q Mr. President, when?"
    std::optional<Candidate> read_question(std::uint32_t number) const {
        const TokenRange paragraph = text_.reading.paragraphs[number];
        const auto word = text_.reading.word(paragraph.begin);
        if (word != "Q" && word != "A" && word != "Q." && word != "A.") return std::nullopt;
        Candidate made{number, {paragraph.begin, paragraph.begin + 1}, paragraph.begin + 1};
        if (made.content >= paragraph.end) return std::nullopt;
        const TokenKind kind = token(made.content).kind;
        made.has_colon = kind == TokenKind::Colon || word.size() == 2;
        if (kind == TokenKind::Colon) ++made.content;
        if (word == "A" && !made.has_colon) return std::nullopt;
        made.is_upper = true;
        return complete(made, paragraph);
    }

    std::optional<Candidate> complete(Candidate made, TokenRange paragraph) const {
        if (made.content >= paragraph.end || made.head.is_empty()) return std::nullopt;
        const Token& first = token(made.content);
        if (first.quote != 0 || first.kind == TokenKind::Mark) return std::nullopt;  // in marks
        if (!first.is_capital && first.kind != TokenKind::Number) return std::nullopt;
        if (is_headline(made.content, paragraph.end)) return std::nullopt;
        made.strength = strength(made);
        if (made.strength == Head::None) return std::nullopt;
        made.in_person = text_.reading.word(paragraph.end - 1).starts_with('?');
        for (std::uint32_t at = made.content; at < paragraph.end; ++at) {
            made.in_person = made.in_person || token(at).is(WordClass::I);
        }
        return made;
    }

    // "Smith: I Will Build It All Again": a headline that leads to another page.
    bool is_headline(std::uint32_t begin, std::uint32_t end) const {
        std::uint32_t capitals = 0;
        std::uint32_t words = 0;
        for (std::uint32_t at = begin; at < end; ++at) {
            if (!token(at).is_word()) continue;
            ++words;
            capitals += token(at).is_capital ? 1 : 0;
        }
        return words > 3 && 10 * capitals > 7 * words;
    }

    // "MR." has its full stop within; "J." is an initial.
    static bool is_shouted(const Token& token) {
        return token.is_upper || (token.is_capital && token.is(WordClass::Abbreviation));
    }

    Head strength(const Candidate& made) const {
        if (is_letter(made.head)) return Head::Weak;
        if (is_known(made.head)) return Head::Sure;
        if (!made.is_upper) return Head::None;
        if (is_office(made.head)) return Head::Sure;
        if (made.head.end - made.head.begin > longest_name) return Head::None;
        const WordClasses nobody = WordClass::NotName | WordClass::Place | WordClass::Time |
                                   WordClass::Document | WordClass::Body | WordClass::Determiner |
                                   WordClass::Preposition | WordClass::Conjunction |
                                   WordClass::Adverb | WordClass::Said | WordClass::Who;
        for (std::uint32_t at = made.head.begin; at < made.head.end; ++at) {
            if (token(at).is(nobody) || is_heading(at)) return Head::None;
        }
        return is_place(made.head) ? Head::None : Head::Weak;
    }

    bool is_letter(TokenRange head) const {
        return head.end - head.begin == 1 && token(head.begin).span.length() <= 2 &&
               (text_.reading.word(head.begin)[0] == 'Q' ||
                text_.reading.word(head.begin)[0] == 'A');
    }

    // A name with a forename or a title, or the surname of somebody in the Liveblog.
    bool is_known(TokenRange head) const {
        for (const NameMention& name : text_.names) {
            if (name.tokens.begin < head.begin) continue;
            if (name.tokens.end > head.end) break;
            const std::uint32_t begin =
                name.title.is_empty() ? name.tokens.begin : name.title.begin;
            if (begin > head.begin || name.tokens.end != head.end) continue;
            if (name.is_body || name.is_possessive) continue;
            return name.kind == NameKind::Full || name.kind == NameKind::Titled ||
                   (name.kind == NameKind::Short && name.person != UINT32_MAX);
        }
        return false;
    }

    // THE PRESIDENT, MODERATOR
    bool is_office(TokenRange head) const {
        if (!token(head.end - 1).is(WordClass::Office)) return false;
        for (std::uint32_t at = head.begin; at < head.end; ++at) {
            const WordClasses parts =
                WordClass::Office | WordClass::Honorific | WordClass::Determiner | WordClass::Body;
            if (!token(at).is(parts)) return false;
        }
        return true;
    }

    bool is_heading(std::uint32_t at) const {
        const std::string word = lowered(text_.reading.word(at));
        return std::find(headings.begin(), headings.end(), word) != headings.end();
    }

    bool is_place(TokenRange head) const {
        return std::any_of(places_.begin(), places_.end(), [&](const PlaceMention& place) {
            return place.tokens.begin < head.end && head.begin < place.tokens.end;
        });
    }

    std::string head_words(const Candidate& made) const {
        return lowered(text_.reading.words(made.head));
    }

    void judge() {
        std::vector<std::string> heads;
        for (const Candidate& made : candidates_) {
            if (!made.has_colon) continue;
            ++count_;
            sure_ += made.strength == Head::Sure ? 1 : 0;
            in_person_ += made.in_person ? 1 : 0;
            heads.push_back(head_words(made));
        }
        std::sort(heads.begin(), heads.end());
        const auto distinct = std::unique(heads.begin(), heads.end()) - heads.begin();
        has_changes_ = distinct > 1 && count_ > static_cast<std::size_t>(distinct);
    }

    /// People take turns: some head comes again, and somebody is known or they say I and you.
    bool is_transcript() const {
        return count_ > 1 && (sure_ > 0 || has_changes_) && 2 * in_person_ >= count_;
    }

    // `Harbour PD: Rumour is false. "It is a hoax," Smith said.`: a headline, and the narrator's
    // words.
    bool is_narrated(const Candidate& made) const {
        const TokenRange range = text_.reading.paragraphs[made.paragraph];
        bool has_quote = false;
        bool has_teller = false;
        for (std::uint32_t at = std::max(made.content, range.begin + 1); at < range.end; ++at) {
            has_quote = has_quote || token(at).quote != 0 || token(at).kind == TokenKind::Mark;
            const Token& before = token(at - 1);
            has_teller =
                has_teller || (token(at).is(WordClass::Said) && !token(at).is_capital &&
                               before.is_word() && before.is_capital && !before.is(WordClass::I));
        }
        return has_quote && has_teller;
    }

    bool is_turn(const Candidate& made) const {
        if (!is_transcript() && is_narrated(made)) return false;
        if (!made.has_colon) return is_transcript();
        if (made.strength == Head::Sure && made.is_upper) return true;
        if (is_letter(made.head)) return is_transcript() || count_ > 1;
        return made.in_person || is_transcript();
    }

    Turn turn(std::size_t at) const {
        const Candidate& made = candidates_[at];
        std::uint32_t last = made.paragraph;
        if (is_transcript() && count_ >= turns_of_transcript) {
            const auto next = at + 1 < candidates_.size()
                                  ? candidates_[at + 1].paragraph
                                  : static_cast<std::uint32_t>(text_.reading.paragraphs.size());
            last = next - 1;
        }
        // The Break behind a paragraph stands where its words end, full stop and marks included.
        const auto end = token(text_.reading.paragraphs[last].end).span.begin;
        return {made.head, {token(made.content).span.begin, end}, made.strength == Head::Sure};
    }

    const TextReading& text_;
    const std::vector<PlaceMention>& places_;
    std::vector<Candidate> candidates_;
    std::size_t count_ = 0;  ///< With a colon.
    std::size_t sure_ = 0;
    std::size_t in_person_ = 0;
    bool has_changes_ = false;
};

}  // namespace

std::vector<Turn> find_turns(const TextReading& text, const std::vector<PlaceMention>& places) {
    return TurnFinder{text, places}.find();
}

}  // namespace onrecord::corpus::annotation
