// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/parsing/leaf.hpp"
#include "searcher/parsing/lexer.hpp"
#include "searcher/parsing/suggestion.hpp"
#include "searcher/query.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

// Recursive descent over the tokens:
//   either = all { OR all }          all  = one { [AND] one }
//   one    = (NOT | -) one | near    near = item { NEAR/n item }
//   item   = ( either ) | field: ( either ) | [field:] leaf
// A mistake is reported and corrected in the most likely way, and parsing continues.
namespace onrecord::searcher {
namespace {

using schema::FieldId;
using schema::Severity;
using Read = std::optional<Query>;

Query group(QueryKind kind, std::vector<Query> children) {
    if (children.size() == 1 && kind != QueryKind::Not) return std::move(children.front());
    Query query;
    query.kind = kind;
    for (Query& child : children) {
        const bool is_same =
            child.kind == kind && (kind == QueryKind::And || kind == QueryKind::Or);
        if (is_same) {
            std::ranges::move(child.children, std::back_inserter(query.children));
        } else {
            query.children.push_back(std::move(child));
        }
    }
    return query;
}

Query negation(Query query) {
    if (query.kind == QueryKind::Not) return Query{query.children.front()};
    std::vector<Query> children;
    children.push_back(std::move(query));
    return group(QueryKind::Not, std::move(children));
}

/// Whether NEAR can measure a distance to it.
bool has_place(const Query& query) {
    switch (query.kind) {
        case QueryKind::Word:
        case QueryKind::Phrase:
        case QueryKind::Wildcard:
            return true;
        case QueryKind::Or:
            return std::ranges::all_of(query.children, has_place);
        default:
            return false;
    }
}

std::string lower(std::string_view name) {
    std::string lower{name};
    for (char& byte : lower) {
        if (byte >= 'A' && byte <= 'Z') byte = static_cast<char>(byte - 'A' + 'a');
    }
    return lower;
}

class Parser {
public:
    Parser(std::string_view text,
           const QueryLimits& limits,
           schema::Instant now,
           Problems& problems)
        : limits_{limits},
          tokens_{read_tokens(text)},
          leaves_{limits, now, problems} {}

    Read parse() {
        std::vector<Query> parts;
        while (!is_at(TokenKind::End) && !is_too_deep_) {
            if (Read read = either()) parts.push_back(std::move(*read));
            if (is_at(TokenKind::Close)) skip("There is no '(' for this ')'. It was left out.");
        }
        if (parts.empty() || is_too_deep_) return std::nullopt;
        return group(QueryKind::And, std::move(parts));
    }

private:
    /// Counts how deep the descent is, for as long as it lives.
    class Level {
    public:
        explicit Level(std::size_t& depth) : depth_{++depth} {}
        ~Level() { --depth_; }
        Level(const Level&) = delete;
        Level& operator=(const Level&) = delete;

    private:
        std::size_t& depth_;
    };

    const Token& now() const { return tokens_[at_]; }
    bool is_at(TokenKind kind) const { return now().kind == kind; }
    Token take() { return is_at(TokenKind::End) ? now() : tokens_[at_++]; }

    void warn(const Token& token, std::string reason) const {
        leaves_.complain(token.offset, std::move(reason), Severity::Warning);
    }
    void skip(std::string reason) { warn(take(), std::move(reason)); }

    bool is_at_end_of_group() const { return is_at(TokenKind::End) || is_at(TokenKind::Close); }

    Read either() {
        std::vector<Query> parts;
        while (true) {
            if (Read read = all()) parts.push_back(std::move(*read));
            if (!is_at(TokenKind::Or)) break;
            const Token mark = take();
            const bool is_dangling = parts.empty() || is_at_end_of_group() || is_at(TokenKind::Or);
            if (is_dangling) warn(mark, "OR stands between two things. It was left out.");
        }
        if (parts.empty()) return std::nullopt;
        return group(QueryKind::Or, std::move(parts));
    }

    Read all() {
        std::vector<Query> parts;
        while (!is_at_end_of_group() && !is_at(TokenKind::Or) && !is_too_deep_) {
            if (is_at(TokenKind::And)) {
                read_and(parts.empty());
            } else if (Read read = one()) {
                parts.push_back(std::move(*read));
            }
        }
        if (parts.empty()) return std::nullopt;
        return group(QueryKind::And, std::move(parts));
    }

    void read_and(bool is_first) {
        const Token mark = take();
        const bool is_dangling =
            is_first || is_at_end_of_group() || is_at(TokenKind::Or) || is_at(TokenKind::And);
        if (is_dangling) warn(mark, "AND stands between two things. It was left out.");
    }

    Read one() {
        if (!is_at(TokenKind::Minus) && !is_at(TokenKind::Not)) return near();
        const Token mark = take();
        const bool is_minus = mark.kind == TokenKind::Minus;
        const bool is_dangling = is_at_end_of_group() || is_at(TokenKind::Or) ||
                                 is_at(TokenKind::And) || (is_minus && !now().is_attached);
        if (is_dangling) {
            warn(mark,
                 is_minus
                     ? "A '-' stands right before what it excludes, as in -war. It was left out."
                     : "NOT stands before what it excludes. It was left out.");
            return std::nullopt;
        }
        const Level level{depth_};
        if (is_beyond_depth()) return std::nullopt;
        Read read = one();
        if (!read) return std::nullopt;
        return negation(std::move(*read));
    }

    Read near() {
        Read first = item();
        while (is_at(TokenKind::Near))
            first = near_next(std::move(first));
        return first;
    }

    /// `first` and what follows the NEAR that stands here.
    Read near_next(Read first) {
        const Token mark = take();
        const std::uint32_t distance = read_distance(mark);
        const bool is_dangling = !first || is_at_end_of_group() || !begins_item();
        if (is_dangling) {
            warn(mark, "NEAR stands between two words or phrases. It was left out.");
            return first;
        }
        Read second = item();
        if (!second) return first;
        return join_near(mark, distance, std::move(*first), std::move(*second));
    }

    bool begins_item() const {
        return is_at(TokenKind::Word) || is_at(TokenKind::Quoted) || is_at(TokenKind::Field) ||
               is_at(TokenKind::Open);
    }

    Query join_near(const Token& mark, std::uint32_t distance, Query first, Query second) const {
        const bool is_chain = first.kind == QueryKind::Near && first.distance == distance;
        std::vector<Query> children;
        if (is_chain) {
            children = std::move(first.children);
        } else {
            children.push_back(std::move(first));
        }
        children.push_back(std::move(second));
        if (!std::ranges::all_of(children, has_place)) {
            warn(mark, "NEAR joins words, phrases and their OR only. It was read as AND.");
            return group(QueryKind::And, std::move(children));
        }
        Query query = group(QueryKind::Near, std::move(children));
        query.distance = distance;
        return query;
    }

    std::uint32_t read_distance(const Token& mark) const {
        const std::string_view digits =
            mark.text.substr(std::min(mark.text.find('/'), mark.text.size()));
        if (digits.empty()) return limits_.near_words_unsaid;
        std::uint32_t distance = 0;
        const auto [end, error] =
            std::from_chars(digits.data() + 1, digits.data() + digits.size(), distance);
        const bool is_good = error == std::errc{} && end == digits.data() + digits.size() &&
                             distance >= 1 && distance <= limits_.near_words;
        if (is_good) return distance;
        warn(mark,
             "NEAR/n takes a number of words from 1 to " + std::to_string(limits_.near_words) +
                 ". It was read as NEAR/" + std::to_string(limits_.near_words_unsaid) + '.');
        return limits_.near_words_unsaid;
    }

    Read item() {
        if (is_at(TokenKind::Near)) return std::nullopt;
        if (is_at(TokenKind::Open)) return brackets();
        if (is_at(TokenKind::Field)) return in_field();
        return leaf(take(), field_);
    }

    Read brackets() {
        const Token open = take();
        const Level level{depth_};
        if (is_beyond_depth()) return std::nullopt;
        const bool is_empty = is_at(TokenKind::Close);
        Read read = either();
        if (is_at(TokenKind::Close)) {
            take();
        } else if (!is_too_deep_) {
            warn(open, "This '(' is never closed. It was read as closed at the end.");
        }
        if (is_empty) warn(open, "There is nothing between these brackets. They were left out.");
        return read;
    }

    Read in_field() {
        const Token name = take();
        const std::string typed = lower(name.text);
        const std::optional<OtherName> other = find_other_name(typed);
        std::optional<FieldId> field = schema::find_field(typed);
        if (!field && other) field = other->field;
        const std::optional<OtherName> of_quotes = find_name_of_quotes(typed);
        if (!field && of_quotes && limits_.is_of_quotes) field = of_quotes->field;
        const bool has_value =
            now().is_attached && (is_at(TokenKind::Word) || is_at(TokenKind::Quoted) ||
                                  is_at(TokenKind::Open) || is_operator());
        // A word before a colon and a blank, as in pasted text: "Zelensky: we must ...".
        if (!field && !has_value) return leaf(name, field_);
        if (!has_value) return empty_field(name, *field);
        if (!field && means_many(typed)) return in_field_of_many(name);
        if (!field && of_quotes) {
            complain_of_quotes(name);
            field = FieldId::Text;
        }
        if (field == FieldId::Date && !is_at(TokenKind::Open)) {
            return dated(other ? other->bound : Bound::None);
        }
        if (!field) complain_of_field(name);
        const FieldId outer = std::exchange(field_, field.value_or(FieldId::Text));
        Read read = is_at(TokenKind::Open) ? brackets() : leaf(take(), field_);
        field_ = outer;
        return read;
    }

    /// A date, which may be of several words: `date:5 March 2024`, `date:last week`.
    Read dated(Bound bound) {
        Token token = take();
        for (std::size_t more = most_date_words; more > 0 && token.kind == TokenKind::Word;
             --more) {
            const std::optional<Token> joined = joined_words(token, more);
            if (!joined || !leaves_.is_date(joined->text)) continue;
            token = *joined;
            at_ += more;
            break;
        }
        if (leaf_count_ >= limits_.leaves) return leaf(token, FieldId::Date);
        ++leaf_count_;
        return bound == Bound::None ? leaves_.read(token, FieldId::Date)
                                    : leaves_.bound(token, bound);
    }

    /// `first` and the next `more` words as one token; nothing when something else stands there.
    std::optional<Token> joined_words(const Token& first, std::size_t more) const {
        if (at_ + more > tokens_.size()) return std::nullopt;
        for (std::size_t i = at_; i < at_ + more; ++i) {
            if (tokens_[i].kind != TokenKind::Word) return std::nullopt;
        }
        const std::string_view last = tokens_[at_ + more - 1].text;
        Token joined = first;
        joined.text = {first.text.data(),
                       static_cast<std::size_t>(last.data() + last.size() - first.text.data())};
        joined.whole = joined.text;
        return joined;
    }

    /// `from:` may mean who, where or when; a date decides.
    Read in_field_of_many(const Token& name) {
        if (is_at(TokenKind::Word) && leaves_.is_date(now().text)) return dated(Bound::From);
        const std::string value{is_at(TokenKind::Open) ? std::string_view{"..."} : now().whole};
        leaves_.complain(name.offset,
                         in_quotes(name.text) + " may mean several things. Write speaker:" + value +
                             " for who spoke, outlet:" + value +
                             " for who published it, byline:" + value +
                             " for who wrote it, or since:2024-03-05 for when. The value "
                             "was read as words of the text.",
                         Severity::Error);
        return is_at(TokenKind::Open) ? brackets() : leaf(take(), field_);
    }

    bool is_operator() const {
        return is_at(TokenKind::Or) || is_at(TokenKind::And) || is_at(TokenKind::Not) ||
               is_at(TokenKind::Near);
    }

    Read empty_field(const Token& name, FieldId field) const {
        leaves_.complain(name.offset,
                         lower(name.text) + ": needs a value right after the colon, as in " +
                             std::string{schema::field(field).example} + ". It was left out.",
                         Severity::Error);
        return std::nullopt;
    }

    void complain_of_quotes(const Token& name) const {
        leaves_.complain(name.offset,
                         lower(name.text) +
                             ": asks for the words of one quotation; search quotes instead of "
                             "entries for that. It was read as words of the text.",
                         Severity::Error);
    }

    void complain_of_field(const Token& name) const {
        Nearest nearest{lower(name.text)};
        std::string all;
        for (const OtherName& row : other_names)
            nearest.offer(row.name, row.name);
        for (const schema::Field& row : schema::fields) {
            nearest.offer(row.name, row.name);
            all += (all.empty() ? "" : ", ") + std::string{row.name};
        }
        std::string reason = "There is no field " + in_quotes(name.text) + ". ";
        reason += nearest.name().empty() ? "The fields are " + all + '.' : nearest.question();
        leaves_.complain(
            name.offset, reason + " The value was read as words of the text.", Severity::Error);
    }

    Read leaf(const Token& token, FieldId field) {
        if (token.kind == TokenKind::Quoted && !token.is_closed) {
            warn(token, "This quotation mark is never closed. The phrase was read to the end.");
        }
        if (leaf_count_ == limits_.leaves) {
            leaves_.complain(token.offset,
                             "A query has at most " + std::to_string(limits_.leaves) +
                                 " words, phrases and values. The rest was left out.",
                             Severity::Error);
        }
        if (leaf_count_++ >= limits_.leaves) return std::nullopt;
        return leaves_.read(token, field);
    }

    bool is_beyond_depth() {
        if (depth_ <= limits_.depth) return false;
        if (!is_too_deep_) {
            leaves_.complain(now().offset,
                             "Brackets and NOT go at most " + std::to_string(limits_.depth) +
                                 " deep. Write it flatter.",
                             Severity::Error);
        }
        is_too_deep_ = true;
        return true;
    }

    static constexpr std::size_t most_date_words = 4;  // Behind the first.

    const QueryLimits& limits_;
    std::vector<Token> tokens_;
    LeafReader leaves_;
    std::size_t at_ = 0;
    std::size_t depth_ = 0;
    std::size_t leaf_count_ = 0;
    bool is_too_deep_ = false;
    FieldId field_ = FieldId::Text;
};

bool has_error(const Problems& problems) {
    return std::ranges::any_of(
        problems, [](const schema::Problem& one) { return one.severity == Severity::Error; });
}

ParsedQuery too_long(std::size_t bytes, const QueryLimits& limits) {
    ParsedQuery parsed;
    parsed.problems.push_back({"A query has at most " + std::to_string(limits.text_bytes) +
                                   " bytes; this one has " + std::to_string(bytes) +
                                   ". To find where long words stand, use the quote check.",
                               {},
                               limits.text_bytes,
                               Severity::Error});
    return parsed;
}

}  // namespace

ParsedQuery parse_query(std::string_view text, const QueryLimits& limits, schema::Instant now) {
    if (text.size() > limits.text_bytes) return too_long(text.size(), limits);
    if (read_tokens(text).size() == 1) return {Query{}, {}};
    ParsedQuery parsed;
    parsed.query = Parser{text, limits, now, parsed.problems}.parse();
    if (!parsed.query && !has_error(parsed.problems)) {
        parsed.problems.push_back(
            {"There is nothing to search for.", {}, std::size_t{0}, Severity::Error});
    }
    std::ranges::stable_sort(parsed.problems, {}, [](const schema::Problem& one) {
        return one.offset_bytes.value_or(0);
    });
    return parsed;
}

}  // namespace onrecord::searcher
