// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/advice/advice.hpp"

#include "searcher/advice/variants.hpp"
#include "searcher/parsing/date_reading.hpp"
#include "searcher/parsing/suggestion.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <utility>

namespace onrecord::searcher::advice {
namespace {

using schema::FieldId;

constexpr std::size_t most_searches = 60;
constexpr std::size_t most_leaves = 8;
constexpr std::size_t most_tried = 6;   // Variants of one leaf.
constexpr std::size_t most_offers = 3;  // Shown of one leaf.
constexpr std::size_t most_combined = 12;

/// A Variant that finds something, as it is printed.
struct Offer {
    std::string printed;
    std::uint64_t total = 0;
    QueryPlace place;
};

std::string entries(std::uint64_t total) {
    return std::to_string(total) + (total == 1 ? " entry" : " entries");
}

std::string in_marks(std::string_view printed) {
    return "\xE2\x80\x9C" + std::string{printed} + "\xE2\x80\x9D";
}

/// As it is typed to be read as one leaf.
std::string typed(const std::string& printed) {
    const bool is_plain = std::ranges::none_of(printed, [](char byte) {
        return byte == ' ' || byte == '"' || byte == '(' || byte == ')' || byte == ':' ||
               byte == '*';
    });
    std::string bare = printed;
    std::erase(bare, '"');
    return is_plain && !bare.starts_with('-') ? printed : '"' + bare + '"';
}

class Advisor {
public:
    Advisor(const Query& query, std::string_view text, const Ground& ground)
        : query_{query},
          text_{text},
          ground_{ground} {
        collect(query);
    }

    Advice nothing_found() {
        for (const Query* leaf : leaves_) {
            if (total(*leaf) == 0) missing_.push_back(leaf);
        }
        tell_dates_in_words();
        if (missing_.empty()) {
            tell_parts();
            offer_neighbours();
            if (advice_.suggestions.empty()) offer_for_present();
        } else {
            tell_missing();
        }
        return std::move(advice_);
    }

    Advice more_than(std::uint64_t total_found) {
        for (const Query* leaf : leaves_) {
            for (const Offer& offer : offers_of(*leaf, Sureness::Certain)) {
                const std::optional<Suggestion> found = suggestion({{offer}});
                if (!found || found->total <= total_found) continue;
                say(leaf->place.offset,
                    "Also written " + in_marks(offer.printed) + ": that finds " +
                        entries(found->total) + '.');
                advice_.suggestions.push_back(*found);
                break;
            }
        }
        return std::move(advice_);
    }

private:
    enum class Sureness { Certain, Any };

    /// The leaves of words that must be there, or may.
    void collect(const Query& query) {
        if (query.kind == QueryKind::Not || leaves_.size() >= most_leaves) return;
        const bool is_words = query.kind == QueryKind::Word || query.kind == QueryKind::Phrase;
        if (is_words && query.place.length > 0) leaves_.push_back(&query);
        for (const Query& child : query.children) {
            collect(child);
        }
    }

    ResultPage search(const Query& query, std::uint32_t hits) {
        if (is_out_of_time_ || searches_++ >= most_searches) return {};
        ResultPage page = ground_.search(query, hits);
        is_out_of_time_ = !page.is_complete;
        return page;
    }
    std::uint64_t total(const Query& query) { return search(query, 0).total; }

    void say(std::size_t offset, std::string reason) {
        advice_.problems.push_back({std::move(reason), {}, offset, schema::Severity::Warning});
    }

    std::string_view source(const QueryPlace& place) const {
        return text_.substr(std::min(place.offset, text_.size()), place.length);
    }

    /// What was typed, without its quotation marks.
    std::string_view bare(const QueryPlace& place) const {
        std::string_view in = source(place);
        if (in.size() > 2 && in.front() == '"' && in.back() == '"') {
            in = in.substr(1, in.size() - 2);
        }
        return in;
    }

    /// The words of `leaf` where `words` has them one after the other.
    static std::string_view printed_in(std::string_view text,
                                       const std::vector<schema::Word>& words,
                                       const std::vector<std::string>& forms) {
        const auto found = std::ranges::search(words, forms, {}, &schema::Word::form);
        if (found.empty()) return {};
        const std::uint32_t begin = found.front().span.begin;
        return text.substr(begin, found.back().span.end - begin);
    }

    std::string printed(const Query& leaf, const ResultPage& page) const {
        std::string plain;
        for (const std::string& word : leaf.words) {
            plain.append(plain.empty() ? "" : " ").append(word);
        }
        if (page.hits.empty()) return plain;
        const Hit& hit = page.hits.front();
        std::vector<std::string_view> texts{hit.revision.entry.title};
        for (const Passage& passage : hit.passages) {
            texts.emplace_back(passage.text);
        }
        for (const std::string_view text : texts) {
            const auto words = ground_.analyzer.read(text, hit.revision.entry.lang);
            const std::string_view found = printed_in(text, words, leaf.words);
            if (!found.empty() && found.size() <= 2 * plain.size() + 8) return std::string{found};
        }
        return plain;
    }

    std::vector<Offer> found_of(std::vector<Variant> variants, Sureness sureness) {
        std::vector<Offer> offers;
        bool has_certain = false;
        variants.resize(std::min(variants.size(), most_tried));
        for (const Variant& variant : variants) {
            if (!variant.is_certain && (has_certain || sureness == Sureness::Certain)) break;
            const ResultPage page = search(variant.leaf, 1);
            if (page.total == 0) continue;
            has_certain |= variant.is_certain;
            offers.push_back({printed(variant.leaf, page), page.total, variant.leaf.place});
            if (offers.size() == most_offers) break;
        }
        return offers;
    }

    std::vector<Offer> offers_of(const Query& leaf, Sureness sureness) {
        return found_of(variants_of(leaf, ground_.words), sureness);
    }

    /// The text with every offer in its place.
    std::string replaced(std::vector<Offer> offers) const {
        std::ranges::sort(
            offers, std::greater{}, [](const Offer& one) { return one.place.offset; });
        std::string text{text_};
        for (const Offer& offer : offers) {
            text.replace(offer.place.offset, offer.place.length, typed(offer.printed));
        }
        return text;
    }

    /// What a text finds, when it finds something.
    std::optional<Suggestion> suggestion_of(const std::string& text) {
        const ParsedQuery parsed = ground_.read(text);
        if (!parsed.query) return std::nullopt;
        const std::uint64_t found = total(*parsed.query);
        return found > 0 ? std::optional{Suggestion{text, found}} : std::nullopt;
    }

    /// The first combination, one offer of each list, that finds something.
    std::optional<Suggestion> suggestion(const std::vector<std::vector<Offer>>& lists) {
        std::vector<std::size_t> at(lists.size(), 0);
        for (std::size_t tried = 0; tried < most_combined; ++tried) {
            std::vector<Offer> chosen;
            for (std::size_t i = 0; i < lists.size(); ++i) {
                chosen.push_back(lists[i][at[i]]);
            }
            if (auto found = suggestion_of(replaced(std::move(chosen)))) return found;
            std::size_t turn = 0;
            while (turn < lists.size() && ++at[turn] == lists[turn].size()) {
                at[turn++] = 0;
            }
            if (turn == lists.size()) break;
        }
        return std::nullopt;
    }

    /// `last week` among the words is a word like any other, and seldom meant so.
    void tell_dates_in_words() {
        constexpr std::size_t most_words = 3;
        for (std::size_t i = 0; i < leaves_.size(); ++i) {
            for (std::size_t more = 0; more < most_words && i + more < leaves_.size(); ++more) {
                const QueryPlace& last = leaves_[i + more]->place;
                const std::size_t begin = leaves_[i]->place.offset;
                const std::string_view in =
                    source({begin, last.offset + last.length - std::min(begin, last.offset)});
                if (!is_time(in)) continue;
                const std::string date = "date:\"" + std::string{in} + '"';
                say(begin,
                    in_quotes(in) +
                        " was read as words of the text. For when it was published write " + date +
                        '.');
                std::string text{text_};
                suggest(suggestion_of(text.replace(begin, in.size(), date)));
                return;
            }
        }
    }

    /// A day in figures: `2024-03-05`, `05.03.2024`.
    static bool is_day_in_figures(std::string_view text) {
        constexpr std::string_view marks = "-./";
        const auto is_mark = [&](char byte) { return marks.find(byte) != std::string_view::npos; };
        const bool is_plain = std::ranges::all_of(
            text, [&](char byte) { return (byte >= '0' && byte <= '9') || is_mark(byte); });
        return is_plain && text.size() >= 8 && std::ranges::count_if(text, is_mark) == 2;
    }

    /// A date that has a word in it, or a whole day: other numbers are numbers.
    static bool is_time(std::string_view text) {
        if (is_day_in_figures(text)) return read_date(text, current_instant()).period.has_value();
        const bool has_letter = std::ranges::any_of(text, [](char byte) {
            return (byte >= 'a' && byte <= 'z') || static_cast<unsigned char>(byte) >= 0x80;
        });
        const bool is_short_month = text.find(' ') == std::string_view::npos && text.size() < 3;
        return has_letter && !is_short_month &&
               read_date(text, current_instant()).period.has_value();
    }

    void suggest(const std::optional<Suggestion>& found) {
        if (found) advice_.suggestions.push_back(*found);
    }

    static std::string question(const std::vector<Offer>& offers) {
        std::string text = " Did you mean ";
        for (std::size_t i = 0; i < offers.size(); ++i) {
            if (i > 0) text += i + 1 == offers.size() ? " or " : ", ";
            text += in_marks(offers[i].printed) + " (" + entries(offers[i].total) + ')';
        }
        return text + '?';
    }

    std::string what_is_missing(const Query& leaf) const {
        const std::string_view in = bare(leaf.place);
        if (leaf.kind == QueryKind::Word) {
            const std::string where = leaf.field == FieldId::Title ? " in its title" : "";
            return "No entry has the word " + in_quotes(in) + where + '.';
        }
        return "No entry has the words " + in_quotes(in) + " next to one another in this order.";
    }

    void tell_missing() {
        std::vector<std::vector<Offer>> lists;
        std::size_t told_until = 0;  // Offset in the text: a pair is reported once.
        std::size_t told = 0;
        for (const Query* leaf : missing_) {
            if (leaf->place.offset < told_until) continue;
            std::vector<Offer> offers = offers_of_pair(*leaf);
            if (offers.empty()) offers = offers_of(*leaf, Sureness::Any);
            if (!offers.empty()) {
                told_until = offers.front().place.offset + offers.front().place.length;
            }
            ++told;
            std::string reason = what_is_missing(*leaf);
            if (!offers.empty()) reason += question(offers);
            if (offers.empty() && leaf->kind == QueryKind::Phrase) reason += scattered(*leaf);
            if (offers.empty() && leaf->kind == QueryKind::Word) {
                reason += " No word of the index is near it.";
            }
            say(leaf->place.offset, std::move(reason));
            if (!offers.empty()) lists.push_back(std::move(offers));
        }
        const std::optional<Suggestion> found =
            lists.size() == told ? suggestion(lists) : std::nullopt;
        suggest(found);
        const bool is_told =
            found && lists.size() == 1 && found->query == typed(lists.front().front().printed);
        if (found && !is_told) {
            say(0, in_marks(found->query) + " finds " + entries(found->total) + '.');
        } else if (!found) {
            if (!lists.empty()) suggest(suggestion_of(typed(lists.front().front().printed)));
            tell_the_rest();
        }
    }

    /// Offers that stand for a missing Word and the one beside it: initials before a name, two
    /// words that the index has as one.
    std::vector<Offer> offers_of_pair(const Query& leaf) {
        std::vector<Offer> offers;
        for (std::size_t i = 0; i + 1 < leaves_.size() && offers.empty(); ++i) {
            const bool is_in = leaves_[i] == &leaf || leaves_[i + 1] == &leaf;
            if (is_in) offers = offers_of_neighbours(i);
        }
        return offers;
    }

    std::vector<Offer> offers_of_neighbours(std::size_t i) {
        const Query& first = *leaves_[i];
        const Query& second = *leaves_[i + 1];
        const std::size_t end = first.place.offset + first.place.length;
        const bool are_neighbours = first.kind == QueryKind::Word &&
                                    second.kind == QueryKind::Word &&
                                    end + 1 == second.place.offset;
        if (!are_neighbours) return {};
        return found_of(variants_of(first, second, ground_.words), Sureness::Any);
    }

    /// Where a Phrase's words stand, when not together.
    std::string scattered(const Query& phrase) {
        Query all;
        all.kind = QueryKind::And;
        for (const std::string& form : phrase.words) {
            Query word;
            word.kind = QueryKind::Word;
            word.field = phrase.field;
            word.words = {form};
            all.children.push_back(std::move(word));
        }
        const std::uint64_t together = phrase.words.size() > 1 ? total(all) : 0;
        return together == 0 ? std::string{}
                             : " All of them stand in " + entries(together) + ", apart.";
    }

    /// What is left of an And without the missing words.
    void tell_the_rest() {
        if (query_.kind != QueryKind::And) return;
        Query rest;
        rest.kind = QueryKind::And;
        std::string text{text_};
        for (auto child = query_.children.rbegin(); child != query_.children.rend(); ++child) {
            const bool is_missing = std::ranges::find(missing_, &*child) != missing_.end();
            if (is_missing) text.replace(child->place.offset, child->place.length, "");
            if (!is_missing) rest.children.insert(rest.children.begin(), *child);
        }
        if (rest.children.empty() || rest.children.size() == query_.children.size()) return;
        const std::uint64_t found = total(rest);
        if (found == 0) return;
        say(0, "What else was asked for finds " + entries(found) + '.');
        suggest_what_is_left(std::move(text));
    }

    /// What is left of a text of plain words once some were taken out.
    void suggest_what_is_left(std::string text) {
        const auto is_double = [](char one, char other) { return one == ' ' && other == ' '; };
        text.erase(std::ranges::unique(text, is_double).begin(), text.end());
        if (text.starts_with(' ')) text.erase(0, 1);
        if (text.ends_with(' ')) text.pop_back();
        for (const std::string_view mark : {"AND", "OR", "NOT", "NEAR", "(", "|", "&"}) {
            if (text.find(mark) != std::string::npos) return;
        }
        suggest(suggestion_of(text));
    }

    /// No word is missing: which part finds nothing, or that they never meet.
    void tell_parts() {
        if (query_.kind != QueryKind::And) return tell_part(query_);
        std::string found;
        std::vector<Counted> counted;
        for (const Query& part : query_.children) {
            if (part.kind == QueryKind::Not) continue;
            const std::uint64_t in = total(part);
            if (in == 0) return tell_part(part);
            if (part.place.length == 0) continue;
            counted.push_back({&part, in});
            found +=
                (found.empty() ? "" : ", ") + in_quotes(bare(part.place)) + " in " + entries(in);
        }
        if (found.empty()) return;
        const bool is_alone = found.find(", ") == std::string::npos;
        if (is_alone) return say(0, "Every entry that has the rest is excluded: " + found + '.');
        say(0, "No entry has all of this together. Each alone stands in some: " + found + '.');
        offer_fewer(std::move(counted));
    }

    /// A part of an And, and how many entries have it.
    struct Counted {
        const Query* part;
        std::uint64_t entries;
    };

    /// Two parts or more that do meet: without one of them, the commonest first, for it says
    /// least; else without the commonest and one more, the two commonest and one more, and so on.
    void offer_fewer(std::vector<Counted> parts) {
        std::ranges::stable_sort(parts, std::greater{}, &Counted::entries);
        for (std::size_t common = 0; common + 3 <= parts.size(); ++common) {
            for (std::size_t one = common; one < parts.size(); ++one) {
                std::vector<Counted> left_out(parts.begin(), parts.begin() + to_offset(common));
                left_out.push_back(parts[one]);
                if (offer_without(left_out)) return;
            }
        }
    }

    static std::ptrdiff_t to_offset(std::size_t index) {
        return static_cast<std::ptrdiff_t>(index);
    }

    bool offer_without(std::span<const Counted> left_out) {
        Query rest = query_;
        std::vector<QueryPlace> places;
        for (const Counted& one : left_out)
            places.push_back(one.part->place);
        std::erase_if(rest.children, [&](const Query& child) {
            return std::ranges::any_of(places, [&](const QueryPlace& place) {
                return place.offset == child.place.offset && place.length == child.place.length;
            });
        });
        if (total(rest) == 0) return false;
        std::ranges::sort(places, std::greater{}, &QueryPlace::offset);
        std::string text{text_};
        for (const QueryPlace& place : places)
            text.replace(place.offset, place.length, "");
        suggest_what_is_left(std::move(text));
        return true;
    }

    void tell_part(const Query& part) {
        if (part.kind == QueryKind::Date) {
            tell_date(part);
        } else if (part.kind == QueryKind::Wildcard) {
            say(part.place.offset, "No entry has a word that begins so.");
        } else if (part.kind == QueryKind::Near) {
            say(0, "No entry has these words as near to one another as asked for.");
        } else if (part.kind == QueryKind::Value && !schema::field(part.field).is_facet) {
            tell_term(part);
        } else if (part.kind != QueryKind::Value) {
            say(part.place.offset, "No entry has this.");
        }
    }

    void tell_date(const Query& part) {
        const schema::Period& asked = part.period;
        std::string reason = "No entry was published";
        if (asked.begin > first_instant) reason += " from " + schema::to_day(asked.begin);
        if (asked.end < last_instant) {
            reason += " until " + schema::to_day({asked.end.milliseconds - 1});
        }
        reason += " (UTC days).";
        const schema::Period& window = ground_.window;
        if (window.begin < window.end) {
            reason += " The index has entries from " + schema::to_day(window.begin) + " to " +
                      schema::to_day({window.end.milliseconds - 1}) + '.';
        }
        say(part.place.offset, std::move(reason));
    }

    void tell_term(const Query& part) {
        const std::string_view what =
            part.field == FieldId::Url ? "address" : schema::field(part.field).name;
        std::string reason =
            "No entry has the " + std::string{what} + ' ' + in_quotes(part.value) + '.';
        if (part.field == FieldId::Is) reason = "No entry is " + part.value + '.';
        const std::size_t hash =
            part.field == FieldId::Url ? part.value.find('#') : std::string::npos;
        if (hash != std::string::npos) {
            Query page = part;
            page.value.resize(hash);
            if (const std::uint64_t found = total(page); found > 0) {
                reason += " The page it stands on has " + entries(found) + ": url:" + page.value;
                suggest(suggestion_of("url:" + page.value));
            }
        }
        const bool is_host =
            part.field == FieldId::Url && part.value.find('/') == std::string::npos;
        if (const auto found = is_host ? suggestion_of("site:" + part.value) : std::nullopt) {
            reason += " Its site has " + entries(found->total) + ": " + found->query;
            suggest(found);
        }
        say(part.place.offset, std::move(reason));
    }

    /// Every word stands somewhere: two that are one word, or initials before a name.
    void offer_neighbours() {
        for (std::size_t i = 0; i + 1 < leaves_.size(); ++i) {
            const auto offers = offers_of_neighbours(i);
            if (!offers.empty() && tell_suggestion(offers)) return;
        }
    }

    /// Every word stands somewhere, not with the others: one may be misspelt in both.
    void offer_for_present() {
        if (leaves_.size() < 2 && query_.children.empty()) return;
        for (const Query* leaf : leaves_) {
            const auto offers = offers_of(*leaf, Sureness::Any);
            if (!offers.empty() && tell_suggestion(offers)) return;
        }
    }

    bool tell_suggestion(const std::vector<Offer>& offers) {
        const std::optional<Suggestion> found = suggestion({offers});
        if (!found) return false;
        say(0,
            "Did you mean " + in_marks(found->query) + "? It finds " + entries(found->total) + '.');
        suggest(found);
        return true;
    }

    const Query& query_;
    std::string_view text_;
    const Ground& ground_;
    std::vector<const Query*> leaves_;
    std::vector<const Query*> missing_;
    std::size_t searches_ = 0;
    bool is_out_of_time_ = false;
    Advice advice_;
};

}  // namespace

Advice advise(const Query& query, std::string_view text, const Ground& ground) {
    return Advisor{query, text, ground}.nothing_found();
}

Advice advise_of_more(const Query& query,
                      std::string_view text,
                      std::uint64_t total,
                      const Ground& ground) {
    return Advisor{query, text, ground}.more_than(total);
}

}  // namespace onrecord::searcher::advice
