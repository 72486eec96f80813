// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/formats/intake.hpp"

#include "corpus/dating/time_judgement.hpp"
#include "corpus/files/utf8.hpp"
#include "corpus/formats/language.hpp"
#include "schema/language_code.hpp"
#include "schema/sha256.hpp"

#include <algorithm>
#include <utility>

namespace onrecord::corpus::formats {
namespace {

/// `en` for `en-GB`, `en_US`, `EN`, `ENGLISH`; nothing for what names no language of ISO 639-1.
std::string language_code(std::string_view lang) {
    std::string code{lang.substr(0, lang.find_first_of("-_"))};
    for (char& letter : code) {
        if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    }
    const bool is_code = code.size() == 2 && std::all_of(code.begin(), code.end(), [](char letter) {
                             return letter >= 'a' && letter <= 'z';
                         });
    return is_code ? code : schema::language_code_of(lang).value_or("");
}

std::string identify_liveblog(const schema::Entry& entry, std::string_view own_id) {
    if (own_id.empty()) {
        return schema::liveblog_id(entry.outlet, entry.liveblog_url, entry.liveblog_title);
    }
    // A full id (`outlet/slug`), as our own programs print it, means the same Liveblog.
    const std::size_t slash = own_id.rfind('/');
    if (slash != std::string_view::npos) own_id.remove_prefix(slash + 1);
    return schema::liveblog_id(entry.outlet, {}, own_id);
}

/// Why this cannot be an Entry; empty when it can.
std::string_view what_is_missing(const schema::Entry& entry, const Origin& origin) {
    constexpr std::string_view blanks = " \t\r\n";
    if (entry.title.find_first_not_of(blanks) == std::string::npos &&
        entry.text.find_first_not_of(blanks) == std::string::npos) {
        return "The entry has neither a title nor a text.";
    }
    if (entry.outlet.empty()) {
        return "Nothing says which outlet published the entry. Name it with --outlet NAME.";
    }
    if (entry.liveblog_title.empty() && entry.liveblog_url.empty() && origin.liveblog_id.empty()) {
        return "Nothing says which liveblog the entry stands in: it has no title, URL or id. Name "
               "the page's address in a list: --list FILE with a line PATH TAB ADDRESS.";
    }
    return {};
}

std::string not_believed(schema::TimeDoubt why, std::size_t count) {
    return "The time of " + std::to_string(count) + (count == 1 ? " entry" : " entries") +
           " is not believed: " + std::string{schema::describe(why)} + ". It will prove nothing.";
}

/// What is to be said of a moment and the times of a page seen then; empty where they agree.
std::string judge_moment(schema::Instant seen, std::vector<schema::Entry*>& entries) {
    dating::MomentCheck check;
    for (const schema::Entry* entry : entries) {
        check.add(*entry, seen);
    }
    const std::size_t doubted = dating::doubt_later_than(seen, entries);
    if (check.is_believed()) {
        return doubted == 0 ? std::string{} : not_believed(schema::TimeDoubt::AfterSeen, doubted);
    }
    return "That this was seen at " + to_string(seen) +
           " is not believed: " + std::to_string(check.later()) + " of the " +
           std::to_string(check.timed()) +
           " entries that have a time have a later one. The Capture proves nothing; import it "
           "again "
           "with the right moment (--seen), or without one.";
}

/// Empty where the page printed no time for this very Entry.
std::string local_by_time(const schema::Entry& entry) {
    if (!schema::tells_apart(entry.published)) return {};
    return "time " + std::to_string(entry.published.at.milliseconds) + ' ' + entry.title;
}

std::string local_by_words(const schema::Entry& entry) {
    if (entry.title.empty()) return "text " + schema::sha256(entry.text);
    return "words " + schema::sha256(entry.title + '\0' + entry.text);
}

}  // namespace

Intake::Intake(const CaptureHints& hints, const EntrySink& sink, CaptureReport& report)
    : hints_{&hints},
      sink_{&sink},
      report_{&report} {}

std::string Intake::file_name() const {
    std::filesystem::path name = report_->file.filename();
    if (name.extension() == ".gz" || name.extension() == ".zst") name.replace_extension();
    return name.string();
}

void Intake::accept(schema::Entry&& entry, const Origin& origin) {
    if (entry.outlet.empty()) entry.outlet = hints_->outlet;
    if (entry.lang.empty()) entry.lang = hints_->lang;
    entry.lang = language_code(entry.lang);
    if (entry.liveblog_title.empty() && entry.liveblog_url.empty() && origin.liveblog_id.empty()) {
        entry.liveblog_url = hints_->url;
    }
    if (const auto missing = what_is_missing(entry, origin); !missing.empty()) {
        return reject(std::string{missing}, origin.place);
    }
    entry.liveblog = identify_liveblog(entry, origin.liveblog_id);
    if (entry.lang.empty()) {
        entry.lang = find_language(entry);
        if (!entry.lang.empty()) account().doubt(Doubt::GuessedLanguage);
    }
    ++report_->entries;
    waiting_bytes_ += entry.text.size() + entry.title.size() + sizeof entry;
    waiting_.push_back({std::move(entry), origin.seen.value_or(report_->seen), origin.local});
    if (waiting_.size() >= most_waiting || waiting_bytes_ >= most_waiting_bytes) finish();
}

void Intake::withdraw(const schema::Entry& entry, const Origin& origin) {
    if (entry.outlet.empty() || origin.local.empty()) return;
    const std::string liveblog = identify_liveblog(entry, origin.liveblog_id);
    report_->withdrawn.push_back({schema::entry_id(entry.outlet, liveblog, origin.local),
                                  liveblog,
                                  origin.seen.value_or(report_->seen)});
}

void Intake::liveblog(LiveblogFacts facts) {
    finish();
    facts_ = std::move(facts);
}

void Intake::finish() {
    judge_waiting();
    name_waiting();
    for (Waiting& one : waiting_) {
        (*sink_)(std::move(one.entry), one.seen);
    }
    waiting_.clear();
    waiting_bytes_ = 0;
}

void Intake::judge_waiting() {
    std::map<std::string_view, std::vector<schema::Entry*>> liveblogs;
    std::map<std::pair<std::string_view, schema::Instant>, std::vector<schema::Entry*>> moments;
    for (Waiting& one : waiting_) {
        liveblogs[one.entry.liveblog].push_back(&one.entry);
        // Another moment than the Capture's is the record's own.
        const bool is_vouched_for =
            report_->seen_basis != SeenBasis::FileTime || one.seen != report_->seen;
        if (is_vouched_for) moments[{one.entry.liveblog, one.seen}].push_back(&one.entry);
    }
    for (auto& [key, entries] : moments) {
        if (auto doubted = judge_moment(key.second, entries); !doubted.empty()) {
            warn(std::move(doubted));
        }
    }
    for (auto& [name, entries] : liveblogs) {
        judge_liveblog(entries);
    }
}

void Intake::name_waiting() {
    std::map<std::string, std::size_t> of_name;
    for (Waiting& one : waiting_) {
        if (!one.local.empty()) continue;
        one.local = local_by_time(one.entry);
        if (!one.local.empty()) ++of_name[one.entry.liveblog + '\0' + one.local];
    }
    for (Waiting& one : waiting_) {
        const auto found = of_name.find(one.entry.liveblog + '\0' + one.local);
        const bool is_shared = found != of_name.end() && found->second > 1;
        if (one.local.empty() || is_shared) one.local = local_by_words(one.entry);
        one.entry.id = schema::entry_id(one.entry.outlet, one.entry.liveblog, one.local);
    }
}

void Intake::judge_liveblog(std::vector<schema::Entry*>& entries) {
    const dating::PageTimes page{facts_.published, facts_.modified};
    for (const auto& [why, count] : dating::judge_times(entries, page)) {
        warn(not_believed(why, count));
    }
}

/// A short Entry says too little; its Liveblog has one language.
std::string Intake::find_language(const schema::Entry& entry) {
    if (entry.liveblog != last_liveblog_) last_language_.clear();
    last_liveblog_ = entry.liveblog;
    const std::string_view guessed = guess_language(entry.text);
    if (!guessed.empty()) last_language_ = guessed;
    return last_language_;
}

void Intake::reject(std::string reason, const Place& place) {
    ++report_->rejected;
    note(std::move(reason), place, schema::Severity::Error);
}

void Intake::complain(std::string reason, const Place& place) {
    note(std::move(reason), place, schema::Severity::Error);
}

void Intake::warn(std::string reason, const Place& place) {
    note(std::move(reason), place, schema::Severity::Warning);
}

void Intake::note(std::string&& reason, const Place& place, schema::Severity severity) {
    ++report_->problem_count;
    if (report_->problems.size() >= limits().problems) return;
    // What a message quotes of a Capture may be any bytes; it goes into JSON.
    if (files::find_ill_formed(reason) != std::string::npos) {
        reason = files::repair_utf8(reason).text;
    }
    std::string where = report_->file.string();
    if (place.line) where += ':' + std::to_string(*place.line);
    report_->problems.push_back(
        {std::move(reason), std::move(where), place.offset_bytes, severity});
}

}  // namespace onrecord::corpus::formats
