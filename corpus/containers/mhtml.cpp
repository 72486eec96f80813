// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/containers/mhtml.hpp"

#include "corpus/containers/headers.hpp"

#include <utility>

namespace onrecord::corpus::containers {
namespace {

constexpr std::size_t most_parts = 10'000;

/// -1 for what is no hexadecimal digit.
int hex_value(char digit) {
    if (digit >= '0' && digit <= '9') return digit - '0';
    if (digit >= 'A' && digit <= 'F') return digit - 'A' + 10;
    if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
    return -1;
}

/// -1 for what does not belong to base64: line feeds, padding.
int base64_value(char sign) {
    if (sign >= 'A' && sign <= 'Z') return sign - 'A';
    if (sign >= 'a' && sign <= 'z') return sign - 'a' + 26;
    if (sign >= '0' && sign <= '9') return sign - '0' + 52;
    if (sign == '+') return 62;
    return sign == '/' ? 63 : -1;
}

std::string decode(std::string_view body, std::string_view encoding) {
    if (encoding == "quoted-printable") return decode_quoted_printable(body);
    if (encoding == "base64") return decode_base64(body);
    return std::string{body};
}

/// Where the next line begins that is `delimiter`; npos at the end.
std::size_t find_delimiter(std::string_view text, std::string_view delimiter, std::size_t from) {
    for (std::size_t at = text.find(delimiter, from); at != std::string_view::npos;
         at = text.find(delimiter, at + 1)) {
        if (at == 0 || text[at - 1] == '\n') return at;
    }
    return std::string_view::npos;
}

Record make_record(std::string_view part, const Headers& message) {
    const Headers headers = take_headers(part);
    Record record;
    record.url = headers.find("Content-Location");
    record.media_type = media_type(headers.find("Content-Type"));
    record.charset = parameter(headers.find("Content-Type"), "charset");
    record.bytes = decode(part, lower_case(headers.find("Content-Transfer-Encoding")));
    const auto time = parse_mail_date(message.find("Date"));
    if (time && time->doubt == schema::TimeDoubt::None) {
        record.seen = time->at;
        record.seen_basis = SeenBasis::MessageDate;
    }
    return record;
}

}  // namespace

bool is_mhtml(std::string_view head) {
    const std::size_t colon = head.find(':');
    const bool begins_with_header =
        colon != std::string_view::npos && head.find_first_of(" <{\n") > colon;
    if (!begins_with_header) return false;
    const Headers headers = take_headers(head);
    return !headers.find("MIME-Version").empty() &&
           media_type(headers.find("Content-Type")) == "multipart/related";
}

void read_mhtml(files::LineReader& capture, formats::Intake& intake, const RecordSink& sink) {
    const auto whole = capture.rest(intake.limits().page_bytes);
    if (!whole) {
        return intake.reject("The MHTML file is longer than " +
                                 std::to_string(intake.limits().page_bytes) + " bytes.",
                             {});
    }
    std::string_view text = *whole;
    const Headers headers = take_headers(text);
    const std::string delimiter = "--" + parameter(headers.find("Content-Type"), "boundary");
    std::size_t begin = find_delimiter(text, delimiter, 0);
    if (begin == std::string_view::npos) {
        return intake.reject("The MHTML file has no parts: its boundary is not found.", {});
    }
    for (std::size_t parts = 0; parts < most_parts; ++parts) {
        begin = text.find('\n', begin);
        if (begin == std::string_view::npos) return;
        const std::size_t end = find_delimiter(text, delimiter, begin);
        const bool is_cut = end == std::string_view::npos;
        if (is_cut && trim(text.substr(begin)).empty()) return;
        if (is_cut) intake.complain("The MHTML file is cut off in its last part.");
        sink(make_record(text.substr(begin + 1, is_cut ? end : end - begin - 1), headers));
        if (is_cut || text.substr(end + delimiter.size()).starts_with("--")) return;
        begin = end;
    }
    intake.reject("The MHTML file has more than " + std::to_string(most_parts) + " parts.", {});
}

std::string decode_quoted_printable(std::string_view text) {
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        const std::string_view left = text.substr(at);
        if (left.starts_with("=\r\n")) {
            at += 2;
        } else if (left.starts_with("=\n")) {
            at += 1;
        } else if (left.size() > 2 && left[0] == '=' && hex_value(left[1]) >= 0 &&
                   hex_value(left[2]) >= 0) {
            decoded += static_cast<char>(hex_value(left[1]) * 16 + hex_value(left[2]));
            at += 2;
        } else {
            decoded += left[0];
        }
    }
    return decoded;
}

std::string decode_base64(std::string_view text) {
    std::string decoded;
    decoded.reserve(text.size() / 4 * 3);
    unsigned bits = 0;
    int count = 0;
    for (const char sign : text) {
        const int value = base64_value(sign);
        if (value < 0) continue;
        bits = ((bits << 6U) | static_cast<unsigned>(value)) & 0xFFFFFFU;
        count += 6;
        if (count < 8) continue;
        count -= 8;
        decoded += static_cast<char>((bits >> static_cast<unsigned>(count)) & 0xFFU);
    }
    return decoded;
}

}  // namespace onrecord::corpus::containers
