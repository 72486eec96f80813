// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/formats/feed.hpp"
#include "corpus/formats/format.hpp"
#include "corpus/formats/json_document.hpp"
#include "corpus/formats/json_lines.hpp"
#include "corpus/formats/liveblog_html.hpp"
#include "corpus/formats/news_ml.hpp"
#include "corpus/formats/other_forms.hpp"
#include "corpus/formats/pasted_text.hpp"
#include "corpus/formats/spoken/json_transcript.hpp"
#include "corpus/formats/spoken/parliament_xml.hpp"
#include "corpus/formats/spoken/printed_transcript.hpp"
#include "corpus/formats/spoken/subtitles.hpp"

#include <algorithm>

namespace onrecord::corpus::formats {

std::span<const Format* const> formats() {
    static const Subtitles subtitles;
    static const JsonTranscript json_transcript;
    static const ParliamentXml parliament_xml;
    static const PrintedTranscript printed_transcript;
    static const Feed feed;
    static const NewsMl news_ml;
    static const OtherForms other_forms;
    static const JsonDocument json_document;
    static const JsonLines json_lines;
    static const LiveblogHtml liveblog_html;
    static const PastedText pasted_text;
    static const Format* const table[] = {
        &feed,
        &news_ml,
        &other_forms,
        &subtitles,
        &json_transcript,
        &parliament_xml,
        &json_document,
        &json_lines,
        &liveblog_html,
        &printed_transcript,
        &pasted_text,
    };
    return table;
}

const Format* find_format(const Head& head) {
    const auto all = formats();
    const auto found = std::find_if(
        all.begin(), all.end(), [&](const Format* format) { return format->fits(head); });
    return found == all.end() ? nullptr : *found;
}

}  // namespace onrecord::corpus::formats
