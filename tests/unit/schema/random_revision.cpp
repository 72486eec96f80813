// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/schema/random_revision.hpp"

#include <algorithm>

namespace onrecord::schema {

std::size_t RandomRevisions::below(std::size_t end) {
    return std::uniform_int_distribution<std::size_t>{0, end - 1}(random_);
}

std::string RandomRevisions::words(std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
        if (i > 0) text += ' ';
        text += "word" + std::to_string(below(1 + below(1 + below(400))));
    }
    return text;
}

std::string RandomRevisions::name() {
    // Now and then empty, not ASCII, or not even text.
    switch (below(6)) {
        case 0:
            return {};
        case 1:
            return "Зоя Лінд " + std::to_string(below(20));
        case 2:
            return std::string(below(300), static_cast<char>(below(256)));
        default:
            return "Name " + std::to_string(below(50));
    }
}

std::vector<std::string> RandomRevisions::names() {
    std::vector<std::string> names(below(4));
    std::ranges::generate(names, [this] { return name(); });
    return names;
}

Span RandomRevisions::span_of(const std::string& text) {
    const auto begin = static_cast<std::uint32_t>(below(text.size() + 1));
    const auto length = static_cast<std::uint32_t>(below(text.size() - begin + 1));
    return {begin, begin + length};
}

KnownTime RandomRevisions::time() {
    const auto ms = static_cast<std::int64_t>(below(std::size_t{1} << 42U)) - (1LL << 40U);
    return {{ms},
            static_cast<Precision>(below(5)),
            static_cast<TimeTrust>(below(4)),
            static_cast<TimeDoubt>(below(9))};
}

Quote RandomRevisions::quote(const Entry& entry) {
    Quote quote;
    quote.kind = static_cast<QuoteKind>(below(6));
    quote.where = static_cast<Where>(below(2));
    quote.span = span_of(quote.where == Where::Title ? entry.title : entry.text);
    quote.speaker = name();
    quote.reported_by = name();
    quote.level = static_cast<Level>(below(3));
    quote.rule = name();
    quote.evidence_where = static_cast<Where>(below(2));
    quote.evidence = span_of(quote.evidence_where == Where::Title ? entry.title : entry.text);
    quote.is_repaired = below(2) == 1;
    quote.stance = static_cast<Stance>(below(5));
    if (below(4) == 0) {
        quote.correction = QuoteCorrection{
            static_cast<CorrectionKind>(below(2)), name(), name(), name(), name(), time().at};
    }
    return quote;
}

AnnotatedEntry RandomRevisions::next() {
    AnnotatedEntry revision;
    Entry& entry = revision.entry;
    entry.outlet = "Outlet " + std::to_string(below(5));
    entry.liveblog = "outlet/blog-" + std::to_string(below(9));
    entry.liveblog_title = name();
    entry.liveblog_url = name();
    entry.url = name();
    entry.title = words(below(8));
    entry.text = words(below(120));
    entry.lang = below(5) == 0 ? "de" : "en";
    entry.id = below(8) == 0 ? name() : entry_id(entry.outlet, entry.liveblog, entry.text);
    entry.published = time();
    entry.modified = time();
    entry.bylines = names();
    entry.sections = names();
    entry.typed_quotes.push_back({span_of(entry.text), name()});
    entry.order = static_cast<std::int64_t>(below(1000)) - 500;
    entry.kind = static_cast<EntryKind>(below(2));
    entry.time_codes.push_back({span_of(entry.text).begin, static_cast<std::uint32_t>(below(99))});
    entry.given = {names(), {"NO"}, names()};
    const auto number = static_cast<std::uint32_t>(1 + below(3));
    RevisionStamp& stamp = revision.revision;
    stamp.number = number;
    stamp.count = number + static_cast<std::uint32_t>(below(2));
    stamp.seen = time().at;
    stamp.last_seen = time().at;
    const auto capture = [&] {
        return capture_digest(entry_id(name(), "", "") + entry_id("", name(), ""));
    };
    if (below(3) > 0) stamp.capture = capture();
    stamp.last_capture = below(2) == 0 ? stamp.capture : capture();
    if (below(2) == 0) stamp.printed = {{std::nullopt, time().at}, {time().at, time().at}};
    if (below(4) == 0) stamp.gone = Withdrawal{time().at, time().at};
    stamp.is_order_known = below(3) > 0;
    for (std::size_t i = below(4); i > 0; --i)
        revision.annotations.quotes.push_back(quote(entry));
    revision.annotations.speakers = names();
    revision.annotations.countries = {"NO", "UA"};
    revision.annotations.focus_countries = {"UA"};
    revision.annotations.topics = {"medtop:11000000"};
    revision.annotations.narrow_topics = names();
    return revision;
}

}  // namespace onrecord::schema
