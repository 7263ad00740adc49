#include "service/problem.h"

#include "formats/json_text.h"

namespace priscus {

std::string_view status_title(int status) {
  switch (status) {
    case 100: return "Continue";
    case 200: return "OK";
    case 204: return "No Content";
    case 304: return "Not Modified";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 408: return "Request Timeout";
    case 411: return "Length Required";
    case 413: return "Content Too Large";
    case 414: return "URI Too Long";
    case 415: return "Unsupported Media Type";
    case 421: return "Misdirected Request";
    case 422: return "Unprocessable Content";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 501: return "Not Implemented";
    case 502: return "Bad Gateway";
    case 503: return "Service Unavailable";
    case 504: return "Gateway Timeout";
    case 505: return "HTTP Version Not Supported";
    default: return "Error";
  }
}

std::string ApiProblem::json() const {
  JsonText json;
  json.open_object();
  json.key("type").text("about:blank");
  json.key("title").text(status_title(status_));
  json.key("status").number(status_);
  json.key("detail").text(what());
  if (!parameter_.empty()) json.key("parameter").text(parameter_);
  json.close_object();
  return json.take();
}

}  // namespace priscus
