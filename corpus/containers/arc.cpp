// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/containers/arc.hpp"

#include "corpus/containers/headers.hpp"
#include "corpus/containers/http_message.hpp"

#include <charconv>
#include <utility>
#include <vector>

namespace onrecord::corpus::containers {
namespace {

constexpr std::string_view beginning = "filedesc://";
constexpr std::size_t fewest_words = 5;

std::vector<std::string_view> words_of(std::string_view line) {
    constexpr std::size_t most_words = 16;
    std::vector<std::string_view> words;
    while (!line.empty() && words.size() < most_words) {
        const std::size_t end = std::min(line.find(' '), line.size());
        words.push_back(line.substr(0, end));
        line.remove_prefix(std::min(end + 1, line.size()));
    }
    return words;
}

/// `20240501090000`, in UTC.
std::optional<schema::Instant> parse_date(std::string_view digits) {
    constexpr std::size_t to_seconds = 14;
    if (digits.size() != to_seconds) return std::nullopt;
    const auto part = [&](std::size_t begin, std::size_t length) {
        return std::string{digits.substr(begin, length)};
    };
    const auto time = schema::parse_time(part(0, 4) + '-' + part(4, 2) + '-' + part(6, 2) + 'T' +
                                         part(8, 2) + ':' + part(10, 2) + ':' + part(12, 2) + 'Z');
    if (!time) return std::nullopt;
    return time->at;
}

class ArcReading {
public:
    ArcReading(files::LineReader& capture, formats::Intake& intake, const RecordSink& sink)
        : capture_{&capture},
          intake_{&intake},
          sink_{&sink} {}

    void read() {
        while (const auto line = capture_->next()) {
            if (line->text.empty() && !line->is_too_long) continue;
            place_ = {line->number, {}};
            if (!read_record(line->text)) return;
        }
    }

private:
    bool stop(std::string reason) {
        intake_->reject(std::move(reason), place_);
        return false;
    }

    /// False when nothing behind it can be found.
    bool read_record(std::string_view line) {
        const std::string header{line};
        const auto words = words_of(header);
        std::uint64_t length = 0;
        const std::string_view last = words.empty() ? std::string_view{} : words.back();
        const bool has_length =
            words.size() >= fewest_words &&
            std::from_chars(last.data(), last.data() + last.size(), length).ec == std::errc{};
        if (!has_length) {
            return stop(
                "No ARC record begins here; what follows was not read. The file may be cut or "
                "damaged.");
        }
        const bool is_page = words.front().starts_with("http");
        if (!is_page || length > intake_->limits().page_bytes) {
            if (is_page) intake_->reject("The ARC record is too long; it was passed over.", place_);
            if (capture_->pass_over(length) < length) return stop("The ARC file is cut off.");
            return true;
        }
        const std::string block = capture_->take(length);
        if (block.size() < length) return stop("The ARC file is cut off.");
        hand_on(words, block);
        return true;
    }

    void hand_on(const std::vector<std::string_view>& words, std::string_view block) {
        Record record;
        record.url = words.front();
        record.seen = parse_date(words[2]);
        record.seen_basis = SeenBasis::WarcDate;
        hand_on_response(std::move(record), block, place_, *intake_, *sink_);
    }

    files::LineReader* capture_;
    formats::Intake* intake_;
    const RecordSink* sink_;
    formats::Place place_;
};

}  // namespace

bool is_arc(std::string_view head) { return head.starts_with(beginning); }

void read_arc(files::LineReader& capture, formats::Intake& intake, const RecordSink& sink) {
    ArcReading{capture, intake, sink}.read();
}

}  // namespace onrecord::corpus::containers
