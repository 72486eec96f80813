// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/containers/warc.hpp"

#include "corpus/containers/headers.hpp"
#include "corpus/containers/http_message.hpp"

#include <charconv>
#include <utility>

namespace onrecord::corpus::containers {
namespace {

constexpr std::string_view version = "WARC/";

std::optional<std::uint64_t> parse_length(std::string_view text) {
    std::uint64_t length = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), length);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return length;
}

/// Some writers put the address between angle brackets.
std::string address(std::string_view uri) {
    if (uri.starts_with('<') && uri.ends_with('>')) uri = uri.substr(1, uri.size() - 2);
    return std::string{uri};
}

class WarcReading {
public:
    WarcReading(files::LineReader& capture, formats::Intake& intake, const RecordSink& sink)
        : capture_{&capture},
          intake_{&intake},
          sink_{&sink} {}

    void read() {
        while (const auto line = capture_->next()) {
            if (trim(line->text).empty() && !line->is_too_long) continue;
            place_ = {line->number, {}};
            if (!line->text.starts_with(version)) {
                return intake_->reject(
                    "No WARC record begins here; what follows was not read. The file may be cut "
                    "or damaged.",
                    place_);
            }
            if (!read_record()) return;
        }
    }

private:
    Headers read_headers() {
        Headers headers;
        for (auto line = capture_->next(); line && !line->text.empty(); line = capture_->next()) {
            headers.add(line->text);
        }
        return headers;
    }

    /// False when nothing behind it can be found.
    bool read_record() {
        const Headers headers = read_headers();
        const auto length = parse_length(headers.find("Content-Length"));
        if (!length) {
            intake_->reject("The WARC record has no Content-Length; what follows was not read.",
                            place_);
            return false;
        }
        const std::string type = lower_case(headers.find("WARC-Type"));
        if (type != "response" && type != "resource") return pass_over(*length);
        if (*length > intake_->limits().page_bytes) {
            intake_->reject("The WARC record is longer than " +
                                std::to_string(intake_->limits().page_bytes) +
                                " bytes and was passed over.",
                            place_);
            return pass_over(*length);
        }
        std::string block = capture_->take(*length);
        if (block.size() < *length) {
            complain_of_cut();
            return false;
        }
        hand_on(headers, std::move(block), type);
        return true;
    }

    bool pass_over(std::uint64_t length) {
        if (capture_->pass_over(length) == length) return true;
        complain_of_cut();
        return false;
    }

    void complain_of_cut() {
        intake_->reject("The WARC record is cut off; the records before it were read.", place_);
    }

    void hand_on(const Headers& headers, std::string block, std::string_view type) {
        Record record;
        record.url = address(headers.find("WARC-Target-URI"));
        record.media_type = media_type(headers.find("Content-Type"));
        if (const auto time = schema::parse_time(headers.find("WARC-Date"))) {
            record.seen = time->at;
            record.seen_basis = SeenBasis::WarcDate;
        }
        if (type == "response" && record.media_type == "application/http") {
            return hand_on_response(std::move(record), block, place_, *intake_, *sink_);
        }
        record.charset = parameter(headers.find("Content-Type"), "charset");
        record.bytes = std::move(block);
        (*sink_)(std::move(record));
    }

    files::LineReader* capture_;
    formats::Intake* intake_;
    const RecordSink* sink_;
    formats::Place place_;
};

}  // namespace

bool is_warc(std::string_view head) { return head.starts_with(version); }

void read_warc(files::LineReader& capture, formats::Intake& intake, const RecordSink& sink) {
    WarcReading{capture, intake, sink}.read();
}

}  // namespace onrecord::corpus::containers
